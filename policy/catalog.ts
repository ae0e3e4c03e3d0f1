import type { Policy } from "./pack/policy.ts";
import { type Family, familyOf } from "./expiring/family.ts";
import { pushCertificate } from "./kinds/push-certificate.ts";
import { adeToken } from "./kinds/token.ts";
import { vppToken } from "./kinds/vpp-token.ts";
import { adeAcknowledged } from "./policies/ade-acknowledged.ts";
import { adeAcknowledgementValid } from "./policies/ade-acknowledgement-valid.ts";
import { adeDevicesEnroll } from "./policies/ade-devices-enroll.ts";
import { adeDevicesHaveProfile } from "./policies/ade-devices-have-profile.ts";
import { adeDevicesOnAssignedProfile } from "./policies/ade-devices-on-assigned-profile.ts";
import { adeDevicesReadCompletely } from "./policies/ade-devices-read-completely.ts";
import { adeProfileAssignmentsResolve } from "./policies/ade-profile-assignments-resolve.ts";
import { profileFieldPolicies } from "./policies/ade-profile-fields.ts";
import { adeTenantAuthorized } from "./policies/ade-tenant-authorized.ts";
import { adeTenantDeclarationsKept } from "./policies/ade-tenant-declarations-kept.ts";
import { adeTenantIdentityUnchanged } from "./policies/ade-tenant-identity-unchanged.ts";
import { adeTenantReadable } from "./policies/ade-tenant-readable.ts";
import { adeTenantTokensDeclared } from "./policies/ade-tenant-tokens-declared.ts";
import { adeTenantTokensOwned } from "./policies/ade-tenant-tokens-owned.ts";
import { adeTenantUnderstood } from "./policies/ade-tenant-understood.ts";
import { adeTokenDefaultProfileSet } from "./policies/ade-token-default-profile-set.ts";
import { adeTokenDevicesPresent } from "./policies/ade-token-devices-present.ts";
import { syncAgePolicies } from "./policies/ade-token-sync-age.ts";
import { syncFailurePolicies } from "./policies/ade-token-sync-failure.ts";
import { termsPolicies } from "./policies/ade-token-terms.ts";
import { companyPortalTokenUsable } from "./policies/company-portal-token-usable.ts";
import { vppTokenSynced } from "./policies/vpp-token-synced.ts";
import { vppTokenValid } from "./policies/vpp-token-valid.ts";
import type { KindName } from "./wire/kinds.ts";

/** What expires, by the name of its kind: its policies, and how it is renewed. */
export const expiring: Readonly<Record<KindName, Family>> = {
  token: familyOf(adeToken),
  pushCertificate: familyOf(pushCertificate),
  vppToken: familyOf(vppToken),
};

/** Every policy of the pack, in the order in which a person reads about them. */
export const catalog: readonly Policy[] = [
  adeTenantAuthorized,
  adeTenantReadable,
  adeTenantUnderstood,
  adeTenantIdentityUnchanged,
  adeTenantDeclarationsKept,
  adeTenantTokensDeclared,
  adeTenantTokensOwned,
  ...expiring.token.policies,
  ...termsPolicies,
  ...syncFailurePolicies,
  ...syncAgePolicies,
  adeAcknowledged,
  adeAcknowledgementValid,
  adeTokenDevicesPresent,
  adeTokenDefaultProfileSet,
  adeDevicesHaveProfile,
  adeProfileAssignmentsResolve,
  ...profileFieldPolicies,
  adeDevicesEnroll,
  adeDevicesOnAssignedProfile,
  adeDevicesReadCompletely,
  companyPortalTokenUsable,
  ...expiring.pushCertificate.policies,
  ...expiring.vppToken.policies,
  vppTokenValid,
  vppTokenSynced,
];
