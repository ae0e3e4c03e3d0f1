import { adeTenantAuthorized } from "./policies/ade-tenant-authorized.ts";
import { adeTenantReadable } from "./policies/ade-tenant-readable.ts";
import { adeTenantUnderstood } from "./policies/ade-tenant-understood.ts";
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
import type { Policy } from "./define-policy.ts";

/** Every policy of the pack, in the order in which a person reads about them. */
export const catalog: readonly Policy[] = [
  adeTenantAuthorized,
  adeTenantReadable,
  adeTenantUnderstood,
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
];
