import { plain } from "./write.ts";

interface Published {
  /** Below which the project's files can be read, without a slash at the end. */
  readonly address?: string;
}

/** Not published yet. With it, a test asks for `homepage`, `repository` and `bugs` in package.json. */
export const published: Published = {};

/**
 * Where a user reads a page: its address where there is one, else the command that shows it.
 * @param topic as `apple-ade explain` takes it
 */
export function pageAt(path: string, topic: string, { address }: Published = published): string {
  return address === undefined
    ? `npx --no-install apple-ade explain ${topic}`
    : `${address}/${path}`;
}

/** Where a person clicks; Intune and Apple rename these, so they stand in one table. */
const tokenList = "Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens";

export const places = {
  tokenList,
  token: (name: string) => `${tokenList} > ${plain(name, 200)}`,
  sync: (name: string) => `${tokenList} > ${plain(name, 200)} > Devices > Sync`,
  downloadToken: (tokenType: string | undefined) =>
    tokenType === "appleSchoolManager"
      ? "Apple School Manager > your name > Preferences > Your MDM servers > this token's server > Download Token"
      : "Apple Business > Devices > Management Services > this token's service > … > Download Token",
  pushCertificate: "Intune > Devices > Enrollment > Apple mobile > Apple MDM Push Certificate",
  vppTokens: "Intune > Tenant administration > Connectors and tokens > Apple VPP tokens",
} as const;

/** Pages of Microsoft and Apple that a message may end with. */
export const docs = {
  renew:
    "https://learn.microsoft.com/intune/device-enrollment/apple/manage-devices-tokens-apple#renew-your-token",
  syncErrors:
    "https://learn.microsoft.com/troubleshoot/mem/intune/device-enrollment/troubleshoot-ios-enrollment-errors#sync-token-errors-between-intune-and-ade",
  assignProfile:
    "https://learn.microsoft.com/intune/device-enrollment/apple/setup-automated-ios#assign-an-enrollment-profile-to-devices",
  enrollmentErrors:
    "https://learn.microsoft.com/troubleshoot/mem/intune/device-enrollment/troubleshoot-ios-enrollment-errors",
  renewPushCertificate:
    "https://learn.microsoft.com/intune/device-enrollment/apple/create-mdm-push-certificate#renew-apple-mdm-push-certificate",
  renewVpp:
    "https://learn.microsoft.com/intune/app-management/deployment/manage-vpp-apple#renewing-vpp-tokens-or-apple-business-manager-location-token",
  terms: "https://support.apple.com/102069",
} as const;

/** What reads all again. */
export const wholeRun = "Run this check without --target and --exclude.";

/** What records the tenant as it is now. */
export const recordedRun =
  "`pulumi up` with the pack's profiles/record.json (--policy-pack-config)";

/** What a check needs that was refused. */
export const grantAccess = "give the check its access";

/** What makes a sign-in be accepted that was given and rejected. */
export const correctCloud = "correct the cloud or the clock";

/** The one permission that every read needs, as an application's. */
export const readRole = "DeviceManagementServiceConfig.Read.All";

const apiPermissions = "Entra admin centre > App registrations > the application > API permissions";

/** Where nothing can be read. */
export const addPermission = `${apiPermissions}: add the application permission ${readRole} and grant admin consent.`;

/** A single resource may be refused alone. */
export const grantPermission = `Grant the application ${readRole}, with admin consent: ${apiPermissions}.`;
