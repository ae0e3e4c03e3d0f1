import type {
  DepEnrollmentBaseProfile,
  DepIOSEnrollmentProfile,
  DepMacOSEnrollmentProfile,
  EnrollmentProfile,
} from "@microsoft/microsoft-graph-types-beta";
import type { EntityType } from "./odata.ts";

const profileProperties = [
  "id",
  "displayName",
  "description",
  "requiresUserAuthentication",
  "configurationEndpointUrl",
  "enableAuthenticationViaCompanyPortal",
  "requireCompanyPortalOnSetupAssistantEnrolledDevices",
] satisfies (keyof EnrollmentProfile)[];

const depProfileProperties = [
  ...profileProperties,
  "isDefault",
  "isMandatory",
  "supervisedModeEnabled",
  "supportDepartment",
  "supportPhoneNumber",
  "profileRemovalDisabled",
  "deviceNameTemplate",
  "configurationWebUrl",
  "enabledSkipKeys",
  "waitForDeviceConfiguredConfirmation",
  "enrollmentTimeAzureAdGroupIds",
] satisfies (keyof DepEnrollmentBaseProfile)[];

export const iosProfileType: EntityType = {
  name: "microsoft.graph.depIOSEnrollmentProfile",
  properties: [
    ...depProfileProperties,
    "awaitDeviceConfiguredConfirmation",
    "companyPortalVppTokenId",
    "enableSharedIPad",
    "enableSingleAppEnrollmentMode",
    "iTunesPairingMode",
    "userlessSharedAadModeEnabled",
  ] satisfies (keyof DepIOSEnrollmentProfile)[],
};

export const macOSProfileType: EntityType = {
  name: "microsoft.graph.depMacOSEnrollmentProfile",
  properties: [
    ...depProfileProperties,
    "adminAccountFullName",
    "adminAccountPassword",
    "adminAccountUserName",
    "autoAdvanceSetupEnabled",
    "fileVaultDisabled",
    "hideAdminAccount",
  ] satisfies (keyof DepMacOSEnrollmentProfile)[],
};

// Graph derives these two from the base type itself: they have no department and no phone number.
export const tvOSProfileType: EntityType = {
  name: "microsoft.graph.depTvOSEnrollmentProfile",
  properties: profileProperties,
};
export const visionOSProfileType: EntityType = {
  name: "microsoft.graph.depVisionOSEnrollmentProfile",
  properties: profileProperties,
};

export const enrollmentProfileType: EntityType = {
  name: "microsoft.graph.enrollmentProfile",
  properties: profileProperties,
  derived: [iosProfileType, macOSProfileType, tvOSProfileType, visionOSProfileType],
};
