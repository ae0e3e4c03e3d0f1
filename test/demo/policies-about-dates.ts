import type { DepOnboardingSetting } from "@microsoft/microsoft-graph-types-beta";
import type { TokenDeclaration } from "../../demo/scenarios/stack-config.ts";

/** What is declared with a deadline, and the expiry of the one live thing that it is about. */
export interface Term {
  readonly declared: { readonly renewBy: string; readonly expiresAt?: string };
  readonly expiresAt: number;
  readonly now: Date;
}

type Kind = "ade-token" | "apns-certificate" | "vpp-token";

/** One declared token and the one live token that it is about. */
interface TokenDates {
  readonly declared: TokenDeclaration;
  readonly live: DepOnboardingSetting;
  readonly now: Date;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * A second, plain reading of the pack's conditions at their default thresholds, so that a
 * scenario's dates are checked without the code that is later tried on them.
 */
export function policiesAboutDates(facts: TokenDates): readonly string[] {
  const { declared, live, now } = facts;
  const expiresAt = instantOf(live.tokenExpirationDateTime);
  if (expiresAt === undefined) return ["ade-token-expiry-known", ...syncPolicies(facts)];
  if (expiresAt <= now.getTime()) return ["ade-token-not-expired"];
  return [...termPolicies("ade-token", { declared, expiresAt, now }), ...syncPolicies(facts)];
}

/** What deadline and expiry lead to, as long as nothing has expired. */
export function termPolicies(kind: Kind, { declared, expiresAt, now }: Term): readonly string[] {
  const renewBy = Date.parse(declared.renewBy) + dayMs;
  const lead = expiresAt - renewBy;
  const left = expiresAt - now.getTime();
  const declaredExpiry = instantOf(declared.expiresAt);
  const outdated = declaredExpiry === undefined ? lead > 180 * dayMs : declaredExpiry !== expiresAt;
  return named({
    [`${kind}-deadline-before-expiry`]: lead < 7 * dayMs,
    [`${kind}-deadline-current`]: outdated,
    [`${kind}-deadline-met`]: !outdated && renewBy < now.getTime(),
    [`${kind}-expiry-not-imminent`]: left < 7 * dayMs,
    [`${kind}-not-expiring`]: left < 30 * dayMs,
  });
}

function syncPolicies({ live, now }: TokenDates): readonly string[] {
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

export function named(conditions: Readonly<Record<string, boolean>>): readonly string[] {
  return Object.keys(conditions).filter((name) => conditions[name]);
}

export function instantOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}
