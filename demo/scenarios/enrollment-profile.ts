import type {
  DepEnrollmentBaseProfile,
  DepOnboardingSetting,
  EnrollmentProfile,
} from "@microsoft/microsoft-graph-types-beta";
import { inventedId } from "./dep-onboarding-setting.ts";
import type { ApplePlatform } from "./stack-config.ts";

/** An enrollment profile that differs from a complete one in what is given. */
export interface ProfileSpec {
  readonly platform: ApplePlatform;
  readonly displayName: string;
  /** The token's default for the platform; one profile of a platform at most. */
  readonly isDefault?: boolean;
  /** A settings-catalogue policy, which Intune mirrors among the profiles. */
  readonly isPolicy?: boolean;
  /** Only iOS and macOS profiles have these two. */
  readonly supportDepartment?: string | null;
  readonly supportPhoneNumber?: string | null;
  /** Only for iOS profiles, not policies: the VPP token through which Company Portal is installed. */
  readonly companyPortalVppTokenId?: string;
}

/** The bare id, as a device's requested profile mostly is. */
export function bareProfileId({ displayName }: ProfileSpec): string {
  return inventedId(`profile ${displayName}`);
}

/** The id that the profile has in its collection. */
export function profileId(tokenId: string, profile: ProfileSpec): string {
  const classic = `${tokenId}_${bareProfileId(profile)}`;
  return isPolicy(profile) ? `ECV2_${classic}` : classic;
}

type Enrollment = Pick<
  DepOnboardingSetting,
  "enrollmentProfiles" | (typeof defaultOf)[ApplePlatform]
>;

/** What a token holds when it has these profiles; nothing, not even a list, when it has none. */
export function enrollmentOf(tokenId: string, profiles: readonly ProfileSpec[]): Enrollment {
  if (profiles.length === 0) return {};
  const defaults = profiles.filter(({ isDefault }) => isDefault === true);
  return {
    enrollmentProfiles: profiles.map((profile) => enrollmentProfile(tokenId, profile)),
    ...Object.fromEntries(
      defaults.map((profile) => [defaultOf[profile.platform], enrollmentProfile(tokenId, profile)]),
    ),
  };
}

const defaultOf = {
  ios: "defaultIosEnrollmentProfile",
  macos: "defaultMacOsEnrollmentProfile",
  tvos: "defaultTvOSEnrollmentProfile",
  visionos: "defaultVisionOSEnrollmentProfile",
} as const;

/** Apple TV and Vision Pro have policies only. */
function isPolicy({ platform, isPolicy: stated = false }: ProfileSpec): boolean {
  return stated || platform === "tvos" || platform === "visionos";
}

const typeOf = {
  ios: "depIOSEnrollmentProfile",
  macos: "depMacOSEnrollmentProfile",
  tvos: "depTvOSEnrollmentProfile",
  visionos: "depVisionOSEnrollmentProfile",
} as const;

/** Graph gives every property of a type; those that are left out here are null. */
function enrollmentProfile(tokenId: string, profile: ProfileSpec): EnrollmentProfile {
  const { platform, displayName, companyPortalVppTokenId = null } = profile;
  const base = {
    "@odata.type": `#microsoft.graph.${typeOf[platform]}`,
    id: profileId(tokenId, profile),
    displayName,
    requiresUserAuthentication: true,
  };
  if (platform === "tvos" || platform === "visionos") return base;
  return { ...base, ...depPart(profile), ...(platform === "ios" && { companyPortalVppTokenId }) };
}

/** A mirrored policy never shows itself as the default. */
function depPart(profile: ProfileSpec): DepEnrollmentBaseProfile {
  const { supportDepartment = "Endpoint team", supportPhoneNumber = "+1 555 0100" } = profile;
  return {
    isDefault: profile.isDefault === true && !isPolicy(profile),
    supervisedModeEnabled: true,
    supportDepartment,
    supportPhoneNumber,
  };
}
