import { entity } from "./entity.ts";
import type { EntityType } from "./odata.ts";

// Names only, of microsoftgraph/msgraph-metadata at f54f11b60956ea7b185ca0447b2b80805836ec7b:
// schemas/type-mappings/{beta,v1.0}-entity-types.json. What is asked for beside them fails a test.

const profileBase = entity(
  "enrollmentProfile",
  `
    configurationEndpointUrl description displayName enableAuthenticationViaCompanyPortal
    requireCompanyPortalOnSetupAssistantEnrolledDevices requiresUserAuthentication
  `,
);

const depBase = entity(
  "depEnrollmentBaseProfile",
  `
    appleIdDisabled applePayDisabled configurationWebUrl deviceNameTemplate diagnosticsDisabled
    displayToneSetupDisabled enabledSkipKeys enrollmentTimeAzureAdGroupIds isDefault isMandatory
    locationDisabled privacyPaneDisabled profileRemovalDisabled restoreBlocked
    screenTimeScreenDisabled siriDisabled supervisedModeEnabled supportDepartment
    supportPhoneNumber termsAndConditionsDisabled touchIdDisabled
    waitForDeviceConfiguredConfirmation
  `,
  profileBase,
);

const ios = entity(
  "depIOSEnrollmentProfile",
  `
    appearanceScreenDisabled awaitDeviceConfiguredConfirmation carrierActivationUrl
    companyPortalVppTokenId deviceToDeviceMigrationDisabled enableSharedIPad
    enableSingleAppEnrollmentMode expressLanguageScreenDisabled forceTemporarySession
    homeButtonScreenDisabled iMessageAndFaceTimeScreenDisabled iTunesPairingMode
    managementCertificates onBoardingScreenDisabled passCodeDisabled
    passcodeLockGracePeriodInSeconds preferredLanguageScreenDisabled
    restoreCompletedScreenDisabled restoreFromAndroidDisabled sharedIPadMaximumUserCount
    simSetupScreenDisabled softwareUpdateScreenDisabled temporarySessionTimeoutInSeconds
    updateCompleteScreenDisabled userlessSharedAadModeEnabled userSessionTimeoutInSeconds
    watchMigrationScreenDisabled welcomeScreenDisabled zoomDisabled
  `,
  depBase,
);

const macOS = entity(
  "depMacOSEnrollmentProfile",
  `
    accessibilityScreenDisabled adminAccountFullName adminAccountPassword adminAccountUserName
    autoAdvanceSetupEnabled autoUnlockWithWatchDisabled chooseYourLockScreenDisabled
    depProfileAdminAccountPasswordRotationSetting dontAutoPopulatePrimaryAccountInfo
    enableRestrictEditing fileVaultDisabled hideAdminAccount iCloudDiagnosticsDisabled
    iCloudStorageDisabled passCodeDisabled primaryAccountFullName primaryAccountUserName
    registrationDisabled requestRequiresNetworkTether setPrimarySetupAccountAsRegularUser
    skipPrimarySetupAccountCreation usePlatformSSODuringSetupAssistant zoomDisabled
  `,
  depBase,
);

// These two derive from the base type itself: they have no department and no phone number.
const tvOS = entity("depTvOSEnrollmentProfile", "", profileBase);
const visionOS = entity("depVisionOSEnrollmentProfile", "", profileBase);

export const enrollmentProfile: EntityType = {
  ...profileBase,
  derived: [ios, macOS, tvOS, visionOS],
};

export const device = entity(
  "importedAppleDeviceIdentity",
  `
    createdDateTime description discoverySource enrollmentState isDeleted isSupervised
    lastContactedDateTime platform requestedEnrollmentProfileAssignmentDateTime
    requestedEnrollmentProfileId serialNumber
  `,
);

export const depOnboardingSetting = entity(
  "depOnboardingSetting",
  `
    appleIdentifier dataSharingConsentGranted lastModifiedDateTime lastSuccessfulSyncDateTime
    lastSyncErrorCode lastSyncTriggeredDateTime roleScopeTagIds
    shareTokenWithSchoolDataSyncService syncedDeviceCount tokenExpirationDateTime tokenName
    tokenType
  `,
  {
    expandable: {
      defaultIosEnrollmentProfile: ios,
      defaultMacOsEnrollmentProfile: macOS,
      defaultTvOSEnrollmentProfile: tvOS,
      defaultVisionOSEnrollmentProfile: visionOS,
    },
  },
);
