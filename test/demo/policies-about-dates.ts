import type { DepOnboardingSetting } from "@microsoft/microsoft-graph-types-beta";
import type { TokenDeclaration } from "../../demo/scenarios/stack-config.ts";

/** One declared token and the one live token that it is about. */
export interface Facts {
  readonly declared: TokenDeclaration;
  readonly live: DepOnboardingSetting;
  readonly now: Date;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * A second, plain reading of the pack's conditions at their default thresholds, so that a
 * scenario's dates are checked without the code that is later tried on them. Sorted.
 */
export function policiesAboutDates(facts: Facts): readonly string[] {
  const expiresAt = instantOf(facts.live.tokenExpirationDateTime);
  if (expiresAt !== undefined && expiresAt <= facts.now.getTime()) return ["ade-token-not-expired"];
  const deadline = expiresAt === undefined ? [] : deadlinePolicies(facts, expiresAt);
  const expiry = expiryPolicies(facts, expiresAt);
  return [...deadline, ...expiry, ...syncPolicies(facts)].toSorted();
}

function deadlinePolicies({ declared, now }: Facts, expiresAt: number): readonly string[] {
  const renewBy = Date.parse(declared.renewBy) + dayMs;
  const lead = expiresAt - renewBy;
  const declaredExpiry = instantOf(declared.expiresAt);
  const outdated = declaredExpiry === undefined ? lead > 180 * dayMs : declaredExpiry !== expiresAt;
  return named({
    "ade-token-deadline-before-expiry": lead < 7 * dayMs,
    "ade-token-deadline-current": outdated,
    "ade-token-deadline-met": !outdated && renewBy < now.getTime(),
  });
}

function expiryPolicies({ now }: Facts, expiresAt: number | undefined): readonly string[] {
  if (expiresAt === undefined) return ["ade-token-expiry-known"];
  const left = expiresAt - now.getTime();
  return named({
    "ade-token-expiry-not-imminent": left < 7 * dayMs,
    "ade-token-not-expiring": left < 30 * dayMs,
  });
}

function syncPolicies({ live, now }: Facts): readonly string[] {
  const uploadedAt = instantOf(live.lastModifiedDateTime) ?? 0;
  const syncedAt = instantOf(live.lastSuccessfulSyncDateTime) ?? uploadedAt;
  if (now.getTime() - uploadedAt < dayMs && syncedAt <= uploadedAt)
    return ["ade-token-first-sync-pending"];
  return policiesOfCode(live.lastSyncErrorCode, now.getTime() - syncedAt);
}

function policiesOfCode(code: number | undefined, age: number): readonly string[] {
  switch (code) {
    case undefined:
      return ["ade-token-sync-known"];
    case 0:
      return named({
        "ade-token-synced-recently": age > 36 * hourMs,
        "ade-token-sync-not-stale": age > 3 * dayMs,
      });
    case 3:
      return named({
        "ade-token-terms-accepted": true,
        "ade-token-terms-accepted-in-time": age > 7 * dayMs,
      });
    default:
      return named({
        "ade-token-sync-succeeds": true,
        "ade-token-sync-restored-in-time": age > 48 * hourMs,
      });
  }
}

function named(conditions: Readonly<Record<string, boolean>>): readonly string[] {
  return Object.keys(conditions).filter((name) => conditions[name]);
}

function instantOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}
