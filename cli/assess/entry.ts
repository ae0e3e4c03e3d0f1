import { present } from "../../policy/wire/present.ts";
import { type Props, instant, integer, text } from "../../policy/wire/values.ts";
import { isoSecond, plain } from "../../policy/text/write.ts";
import { day, daysBetween, later } from "../../policy/text/time.ts";
import { kinds, tenantType } from "../../policy/wire/kinds.ts";
import type { Entry, Finding } from "./report-entry.ts";
import { acknowledgementsOf, offerOf } from "./acknowledgements.ts";
import { datedBy } from "./cause.ts";
import { declaredChanges, driftOf } from "./changes.ts";
import type { DeclaredAt } from "../declared-at.ts";
import type { Resource } from "./operation.ts";
import { type Circumstances, findingsOf } from "./findings.ts";
import { uncheckedFinding, uncheckedOf } from "./unchecked.ts";
import { blocksOf, isDeadlineEnforced } from "./forecast.ts";
import { type Enforced, liveOf } from "./judge.ts";

/** A reason may name a URL or an error, but is no page. */
const longestReason = 1000;

/** The kind of a resource that a report is about; `undefined` for any other. */
export function kindOf({ type }: Pick<Resource, "type">): Entry["kind"] | undefined {
  return type === tenantType ? "tenant" : kinds.find((each) => each.type === type)?.kind;
}

/** What a person calls it: as Intune shows it, or as it is declared. */
export function titleOf({ type, name: key, inputs }: Pick<Resource, "type" | "name" | "inputs">) {
  if (type === tenantType) return plain(text(inputs["tenant"]) ?? key);
  const { only, nameKey = "" } = kinds.find((each) => each.type === type) ?? {};
  return plain(only?.name ?? text(liveOf(inputs)[nameKey]) ?? text(inputs[nameKey]) ?? key);
}

/** Everything that a report says about one resource. */
export function entryOf(
  circumstances: Circumstances,
  scheduled: readonly Enforced[],
  declaredAt: DeclaredAt,
): Entry {
  const { resource, policies, moment, uid } = circumstances;
  const { inputs, name: key } = resource;
  const kind = kindOf(resource) ?? "token";
  const live = liveOf(inputs);
  const found = findingsOf(circumstances);
  const unchecked = uncheckedOf(circumstances);
  const findings =
    unchecked !== undefined && found.length === 0
      ? uncheckedFinding(circumstances, unchecked)
      : found;
  const acknowledgements = acknowledgementsOf(resource, moment);
  const accepted = acknowledgements?.some(({ inForce }) => inForce) === true;
  const causes = new Map(findings.map(({ policy, cause }) => [policy, cause]));
  // What is healthy says nothing of a day on which it would block.
  const blocks = (by: readonly Enforced[]) => {
    const first = causes.size === 0 ? undefined : blocksOf(resource, by, causes, moment);
    return first && datedBy(causes.get(first.policy), first);
  };
  return present({
    ...facts(inputs, live, policies, moment.asOf),
    kind,
    key: plain(key),
    name: titleOf(resource),
    uid,
    state: stateOf(findings, unchecked, accepted),
    notChecked: unchecked && plain(unchecked.reason, longestReason),
    status: plain(text(live["status"]) ?? "unreadable"),
    declaredAt: declaredAt(kind, key),
    deadlineEnforced: isDeadlineEnforced(resource, policies, moment),
    blocks: blocks(policies),
    blocksWhenScheduled: blocks(scheduled),
    declared: declaredChanges(resource),
    drift: driftOf(resource),
    acknowledgements,
    acknowledge: offerOf(resource, findings, policies, moment),
    findings: [...findings],
  });
}

function stateOf(
  findings: readonly Finding[],
  unchecked: unknown,
  accepted: boolean,
): Entry["state"] {
  if (findings.some(({ level }) => level === "mandatory")) return "blocked";
  if (unchecked !== undefined) return "not-checked";
  return findings.length > 0 || accepted ? "warned" : "healthy";
}

function facts(inputs: Props, live: Props, policies: readonly Enforced[], asOf: Date) {
  const read = text(live["status"]) === "found" ? live : {};
  const expiresAt = instant(read["expiresAt"]);
  return {
    owner: plainText(inputs, "owner"),
    runbook: plainText(inputs, "runbook"),
    renewBy: plainText(inputs, "renewBy"),
    observedAt: iso(instant(live["observedAt"])),
    expiresAt: iso(expiresAt),
    daysLeft: expiresAt && daysBetween(asOf, expiresAt),
    renewFrom: iso(windowOpens(expiresAt, policies))?.slice(0, 10),
    lastSyncedAt: iso(instant(read["lastSyncedAt"])),
    lastSyncErrorCode: integer(read["lastSyncErrorCode"]),
    id: plainText(read, "id"),
    tokenType: plainText(read, "tokenType"),
    syncedDeviceCount: integer(read["syncedDeviceCount"]),
  };
}

/** By the policy that is about the renewal window, whatever its level. */
function windowOpens(expiresAt: Date | undefined, policies: readonly Enforced[]): Date | undefined {
  const days = policies.map(({ config }) => integer(config["renewBeforeDays"]));
  const window = days.find((each) => each !== undefined);
  return expiresAt && window !== undefined ? later(expiresAt, -window * day) : undefined;
}

export function plainText(props: Props, key: string): string | undefined {
  const value = text(props[key]);
  return value && plain(value);
}

function iso(at: Date | undefined): string | undefined {
  return at && isoSecond(at);
}
