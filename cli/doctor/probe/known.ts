/** How a property's value may stand in a probe; of one that is not listed only its type does. */
export type Form = "instant" | "date" | "text" | "id" | "number" | "words";

const forms: Readonly<Record<Form, string>> = {
  instant:
    "tokenExpirationDateTime lastModifiedDateTime lastSuccessfulSyncDateTime lastSyncTriggeredDateTime expirationDateTime lastSyncDateTime createdDateTime lastContactedDateTime expiresAt",
  date: "renewBy until",
  text: "tokenName displayName appleIdentifier supportDepartment supportPhoneNumber owner runbook reason",
  id: "id companyPortalVppTokenId requestedEnrollmentProfileId topicIdentifier",
  number:
    "lastSyncErrorCode syncedDeviceCount minimumDevices devicesWithoutProfile maxPages timeoutSeconds",
  words:
    "@odata.type tokenType state lastSyncStatus enrollmentState discoverySource platform platforms policy",
};

export function formOf(property: string): Form | undefined {
  const isIn = (names: string) => names.split(" ").includes(property);
  return names.find((form) => isIn(forms[form]));
}

const names = ["instant", "date", "text", "id", "number", "words"] as const satisfies Form[];

/** The enum values that are known, in lower case: Graph's documentation and its SDKs disagree of tvOS. */
export const knownWords: Readonly<Record<string, string>> = {
  tokenType: "none dep appleschoolmanager",
  state: "unknown valid expired invalid assignedtoexternalmdm duplicatelocationid",
  lastSyncStatus: "none inprogress completed failed",
  enrollmentState: "unknown enrolled pendingreset failed notcontacted blocked",
  discoverySource: "unknown adminimport deviceenrollmentprogram",
  platform: "unknown ios macos tvos visionos",
};
