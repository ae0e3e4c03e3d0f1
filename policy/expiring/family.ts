import type { Policy } from "../pack/policy.ts";
import { deadlineBeforeExpiry, deadlineCurrent, deadlineMet } from "./deadline.ts";
import { exists, nameCurrent, unambiguous } from "./existence.ts";
import { expiryKnown, expiryNotImminent, notExpired, notExpiring } from "./expiry.ts";
import type { Facts } from "./facts.ts";
import { identityUnchanged } from "./identity.ts";
import { judged } from "./judged.ts";
import type { KindRow } from "../wire/kinds.ts";
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

/** What everybody needs of a kind who does not know its facts. */
export interface Family {
  readonly kind: KindRow & Pick<ExpiringKind<never>, "drift">;
  /** Those that it has in common with the other kinds. */
  readonly policies: readonly Policy[];
  /** In the policies' own words, of one of which only the name is known. */
  readonly renewal: (key: string, name: string) => Renewal;
}

interface Renewal {
  readonly lead: string;
  readonly steps: readonly string[];
  readonly ahead: string;
  readonly docs: string;
}

export function familyOf<F extends Facts>(kind: ExpiringKind<F>): Family {
  return {
    kind,
    policies: conditions
      .filter((condition) => kind.nameKey !== undefined || !aboutNames.has(condition))
      .map((condition) => condition(kind)),
    renewal(key, name) {
      // No date is read from this one.
      const facts = kind.parse({ tokenName: name, displayName: name, renewBy: "2000-01-01" }, key);
      return { ...kind.renewal(facts), ahead: kind.ahead, docs: kind.docs };
    },
  };
}
