import type { Policy } from "../pack/policy.ts";
import { deadlineBeforeExpiry, deadlineCurrent, deadlineMet } from "./deadline.ts";
import { exists, nameCurrent, unambiguous } from "./existence.ts";
import { expiryKnown, expiryNotImminent, notExpired, notExpiring } from "./expiry.ts";
import type { Facts } from "./facts.ts";
import { identityUnchanged } from "./identity.ts";
import { judged } from "./judged.ts";
import type { ExpiringKind } from "./kind.ts";

/** The conditions that hold for whatever Apple issues for a year, in the order of reading. */
const conditions = [
  exists,
  unambiguous,
  identityUnchanged,
  nameCurrent,
  deadlineBeforeExpiry,
  deadlineCurrent,
  deadlineMet,
  expiryKnown,
  notExpired,
  expiryNotImminent,
  notExpiring,
  judged,
];

/** Those of what Intune holds several of, each with a name. */
const aboutNames = new Set<unknown>([unambiguous, nameCurrent]);

/** All policies that a kind has in common with the others. */
export function expiringPolicies<F extends Facts>(kind: ExpiringKind<F>): readonly Policy[] {
  return conditions
    .filter((condition) => kind.nameKey !== undefined || !aboutNames.has(condition))
    .map((condition) => condition(kind));
}
