import type {
  DepIOSEnrollmentProfile,
  DepOnboardingSetting,
  ImportedAppleDeviceIdentity,
  VppToken,
} from "@microsoft/microsoft-graph-types-beta";
import type { TokenDeclaration } from "../../demo/scenarios/stack-config.ts";
import { named } from "./policies-about-dates.ts";

/** One declared token, the one live token that it is about, and what belongs to it. */
export interface Enrollment {
  readonly declared: TokenDeclaration;
  readonly live: DepOnboardingSetting;
  readonly devices: readonly ImportedAppleDeviceIdentity[];
  readonly vppTokens: readonly VppToken[];
  readonly now: Date;
}

const defaultOf = {
  ios: "defaultIosEnrollmentProfile",
  macos: "defaultMacOsEnrollmentProfile",
  tvos: "defaultTvOSEnrollmentProfile",
  visionos: "defaultVisionOSEnrollmentProfile",
} as const;

/** The plain reading of the conditions for profiles and devices. */
export function policiesAboutEnrollment(facts: Enrollment): readonly string[] {
  const { declared, live, vppTokens } = facts;
  const { platforms = [], minimumDevices = 1 } = declared;
  const profiles: readonly DepIOSEnrollmentProfile[] = live.enrollmentProfiles ?? [];
  const texts = profiles.flatMap(({ displayName, supportDepartment }) => [
    displayName ?? "?",
    supportDepartment ?? "?",
  ]);
  const phones = profiles.map(({ supportPhoneNumber }) => supportPhoneNumber ?? "?");
  return [
    ...named({
      "ade-token-devices-present": (live.syncedDeviceCount ?? 0) < minimumDevices,
      "ade-token-default-profile-set": platforms.some((name) => !live[defaultOf[name]]),
      "ade-profile-fields-not-too-long":
        texts.some(({ length }) => length > 125) || phones.some(({ length }) => length > 50),
      "ade-profile-fields-filled": [...texts, ...phones].includes(""),
      "company-portal-token-usable": !profiles.every(
        ({ companyPortalVppTokenId: id }) => !id || isUsable(id, vppTokens),
      ),
    }),
    ...policiesAboutDevices(facts),
  ];
}

function isUsable(id: string, vppTokens: readonly VppToken[]): boolean {
  return vppTokens.some((token) => token.id === id && token.state === "valid");
}

function policiesAboutDevices({ declared, live, devices, now }: Enrollment): readonly string[] {
  const known = new Set((live.enrollmentProfiles ?? []).map(({ id }) => lastPart(id ?? "")));
  const present = devices.filter(({ isDeleted }) => !isDeleted);
  const waiting = present.filter(
    (device) =>
      device.discoverySource === "deviceEnrollmentProgram" &&
      !device.requestedEnrollmentProfileId &&
      now.getTime() - Date.parse(device.createdDateTime ?? "") > 24 * 3_600_000,
  );
  const contacted = present.filter(
    ({ lastContactedDateTime: instant }) => instant !== undefined && instant > "2000",
  );
  const failed = contacted.filter(({ enrollmentState: state }) =>
    /^(?:failed|blocked)$/.test(state ?? ""),
  );
  return named({
    "ade-devices-have-profile": waiting.length > (declared.devicesWithoutProfile ?? 0),
    "ade-profile-assignments-resolve": present.some(
      ({ requestedEnrollmentProfileId: id }) => id && !known.has(lastPart(id)),
    ),
    "ade-devices-enroll": contacted.length >= 20 && failed.length > contacted.length * 0.05,
  });
}

function lastPart(id: string): string {
  return id.slice(id.lastIndexOf("_") + 1);
}
