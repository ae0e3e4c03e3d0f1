import type {
  ApplePushNotificationCertificate,
  DepOnboardingSetting,
  ImportedAppleDeviceIdentity,
  VppToken,
} from "@microsoft/microsoft-graph-types-beta";
import type { EntityType } from "./odata.ts";
import {
  iosProfileType,
  macOSProfileType,
  tvOSProfileType,
  visionOSProfileType,
} from "./profile-types.ts";

export const depOnboardingSettingType: EntityType = {
  name: "microsoft.graph.depOnboardingSetting",
  properties: [
    "id",
    "appleIdentifier",
    "tokenExpirationDateTime",
    "lastModifiedDateTime",
    "lastSuccessfulSyncDateTime",
    "lastSyncTriggeredDateTime",
    "shareTokenWithSchoolDataSyncService",
    "lastSyncErrorCode",
    "tokenType",
    "tokenName",
    "syncedDeviceCount",
    "dataSharingConsentGranted",
    "roleScopeTagIds",
  ] satisfies (keyof DepOnboardingSetting)[],
  expandable: {
    defaultIosEnrollmentProfile: iosProfileType,
    defaultMacOsEnrollmentProfile: macOSProfileType,
    defaultVisionOSEnrollmentProfile: visionOSProfileType,
    defaultTvOSEnrollmentProfile: tvOSProfileType,
  } satisfies Partial<Record<keyof DepOnboardingSetting, EntityType>>,
};

export const deviceType: EntityType = {
  name: "microsoft.graph.importedAppleDeviceIdentity",
  properties: [
    "id",
    "serialNumber",
    "requestedEnrollmentProfileId",
    "requestedEnrollmentProfileAssignmentDateTime",
    "isSupervised",
    "discoverySource",
    "isDeleted",
    "createdDateTime",
    "lastContactedDateTime",
    "description",
    "enrollmentState",
    "platform",
  ] satisfies (keyof ImportedAppleDeviceIdentity)[],
};

export const pushCertificateType: EntityType = {
  name: "microsoft.graph.applePushNotificationCertificate",
  properties: [
    "id",
    "appleIdentifier",
    "topicIdentifier",
    "lastModifiedDateTime",
    "expirationDateTime",
    "certificateUploadStatus",
    "certificateUploadFailureReason",
    "certificateSerialNumber",
    "certificate",
  ] satisfies (keyof ApplePushNotificationCertificate)[],
};

const vppTokenProperties = [
  "id",
  "organizationName",
  "vppTokenAccountType",
  "appleId",
  "expirationDateTime",
  "lastSyncDateTime",
  "token",
  "lastModifiedDateTime",
  "state",
  "lastSyncStatus",
  "automaticallyUpdateApps",
  "countryOrRegion",
] satisfies (keyof VppToken)[];

const vppTokenName = "microsoft.graph.vppToken";

export const vppTokenTypes: Readonly<Record<"beta" | "v1.0", EntityType>> = {
  "v1.0": { name: vppTokenName, properties: vppTokenProperties },
  beta: {
    name: vppTokenName,
    properties: [
      ...vppTokenProperties,
      "displayName",
      "locationName",
      "dataSharingConsentGranted",
      "claimTokenManagementFromExternalMdm",
      "tokenActionResults",
      "roleScopeTagIds",
    ] satisfies (keyof VppToken)[],
  },
};
