import { adeTenantAuthorized } from "./policies/ade-tenant-authorized.ts";
import { adeTenantReadable } from "./policies/ade-tenant-readable.ts";
import { adeTenantUnderstood } from "./policies/ade-tenant-understood.ts";
import { adeTenantDeclarationsKept } from "./policies/ade-tenant-declarations-kept.ts";
import { adeTenantIdentityUnchanged } from "./policies/ade-tenant-identity-unchanged.ts";
import { adeTenantTokensDeclared } from "./policies/ade-tenant-tokens-declared.ts";
import { adeTenantTokensOwned } from "./policies/ade-tenant-tokens-owned.ts";
import { adeTokenExists } from "./policies/ade-token-exists.ts";
import { adeTokenUnambiguous } from "./policies/ade-token-unambiguous.ts";
import { adeTokenIdentityUnchanged } from "./policies/ade-token-identity-unchanged.ts";
import { adeTokenDeadlineBeforeExpiry } from "./policies/ade-token-deadline-before-expiry.ts";
import { adeTokenDeadlineCurrent } from "./policies/ade-token-deadline-current.ts";
import { adeTokenDeadlineMet } from "./policies/ade-token-deadline-met.ts";
import { adeTokenExpiryKnown } from "./policies/ade-token-expiry-known.ts";
import { adeTokenNotExpired } from "./policies/ade-token-not-expired.ts";
import { adeTokenExpiryNotImminent } from "./policies/ade-token-expiry-not-imminent.ts";
import { adeTokenNotExpiring } from "./policies/ade-token-not-expiring.ts";
import { adeTokenTermsAccepted } from "./policies/ade-token-terms-accepted.ts";
import { adeTokenTermsAcceptedInTime } from "./policies/ade-token-terms-accepted-in-time.ts";
import { adeTokenSyncSucceeds } from "./policies/ade-token-sync-succeeds.ts";
import { adeTokenSyncRestoredInTime } from "./policies/ade-token-sync-restored-in-time.ts";
import { adeTokenSyncedRecently } from "./policies/ade-token-synced-recently.ts";
import { adeTokenSyncNotStale } from "./policies/ade-token-sync-not-stale.ts";
import { adeTokenFirstSyncPending } from "./policies/ade-token-first-sync-pending.ts";
import { adeTokenSyncKnown } from "./policies/ade-token-sync-known.ts";
import { adeTokenJudged } from "./policies/ade-token-judged.ts";
import { adeAcknowledged } from "./policies/ade-acknowledged.ts";
import { adeAcknowledgementValid } from "./policies/ade-acknowledgement-valid.ts";
import { adeTokenDevicesPresent } from "./policies/ade-token-devices-present.ts";
import { adeTokenDefaultProfileSet } from "./policies/ade-token-default-profile-set.ts";
import { adeDevicesHaveProfile } from "./policies/ade-devices-have-profile.ts";
import { adeProfileAssignmentsResolve } from "./policies/ade-profile-assignments-resolve.ts";
import { adeProfileFieldsNotTooLong } from "./policies/ade-profile-fields-not-too-long.ts";
import { adeProfileFieldsFilled } from "./policies/ade-profile-fields-filled.ts";
import { adeDevicesEnroll } from "./policies/ade-devices-enroll.ts";
import { adeDevicesOnAssignedProfile } from "./policies/ade-devices-on-assigned-profile.ts";
import { adeDevicesReadCompletely } from "./policies/ade-devices-read-completely.ts";
import { companyPortalTokenUsable } from "./policies/company-portal-token-usable.ts";
import { apnsCertificateExists } from "./policies/apns-certificate-exists.ts";
import { apnsCertificateIdentityUnchanged } from "./policies/apns-certificate-identity-unchanged.ts";
import { apnsCertificateDeadlineBeforeExpiry } from "./policies/apns-certificate-deadline-before-expiry.ts";
import { apnsCertificateDeadlineCurrent } from "./policies/apns-certificate-deadline-current.ts";
import { apnsCertificateDeadlineMet } from "./policies/apns-certificate-deadline-met.ts";
import { apnsCertificateNotExpired } from "./policies/apns-certificate-not-expired.ts";
import { apnsCertificateExpiryNotImminent } from "./policies/apns-certificate-expiry-not-imminent.ts";
import { apnsCertificateNotExpiring } from "./policies/apns-certificate-not-expiring.ts";
import { apnsCertificateJudged } from "./policies/apns-certificate-judged.ts";
import { vppTokenExists } from "./policies/vpp-token-exists.ts";
import { vppTokenValid } from "./policies/vpp-token-valid.ts";
import { vppTokenDeadlineCurrent } from "./policies/vpp-token-deadline-current.ts";
import { vppTokenDeadlineMet } from "./policies/vpp-token-deadline-met.ts";
import { vppTokenExpiryNotImminent } from "./policies/vpp-token-expiry-not-imminent.ts";
import { vppTokenNotExpiring } from "./policies/vpp-token-not-expiring.ts";
import { vppTokenSynced } from "./policies/vpp-token-synced.ts";
import { vppTokenJudged } from "./policies/vpp-token-judged.ts";
import type { Policy } from "./define-policy.ts";

/** Every policy of the pack, in the order in which a person reads about them. */
export const catalog: readonly Policy[] = [
  adeTenantAuthorized,
  adeTenantReadable,
  adeTenantUnderstood,
  adeTenantIdentityUnchanged,
  adeTenantDeclarationsKept,
  adeTenantTokensDeclared,
  adeTenantTokensOwned,
  adeTokenExists,
  adeTokenUnambiguous,
  adeTokenIdentityUnchanged,
  adeTokenDeadlineBeforeExpiry,
  adeTokenDeadlineCurrent,
  adeTokenDeadlineMet,
  adeTokenExpiryKnown,
  adeTokenNotExpired,
  adeTokenExpiryNotImminent,
  adeTokenNotExpiring,
  adeTokenTermsAccepted,
  adeTokenTermsAcceptedInTime,
  adeTokenSyncSucceeds,
  adeTokenSyncRestoredInTime,
  adeTokenSyncedRecently,
  adeTokenSyncNotStale,
  adeTokenFirstSyncPending,
  adeTokenSyncKnown,
  adeTokenJudged,
  adeAcknowledged,
  adeAcknowledgementValid,
  adeTokenDevicesPresent,
  adeTokenDefaultProfileSet,
  adeDevicesHaveProfile,
  adeProfileAssignmentsResolve,
  adeProfileFieldsNotTooLong,
  adeProfileFieldsFilled,
  adeDevicesEnroll,
  adeDevicesOnAssignedProfile,
  adeDevicesReadCompletely,
  companyPortalTokenUsable,
  apnsCertificateExists,
  apnsCertificateIdentityUnchanged,
  apnsCertificateDeadlineBeforeExpiry,
  apnsCertificateDeadlineCurrent,
  apnsCertificateDeadlineMet,
  apnsCertificateNotExpired,
  apnsCertificateExpiryNotImminent,
  apnsCertificateNotExpiring,
  apnsCertificateJudged,
  vppTokenExists,
  vppTokenValid,
  vppTokenDeadlineCurrent,
  vppTokenDeadlineMet,
  vppTokenExpiryNotImminent,
  vppTokenNotExpiring,
  vppTokenSynced,
  vppTokenJudged,
];
