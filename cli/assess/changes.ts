import { isDeepStrictEqual } from "node:util";
import { list, or, record, text } from "../../policy/wire/values.ts";
import { expiring } from "../../policy/catalog.ts";
import { kinds, tenantType } from "../../policy/wire/kinds.ts";
import { parseInstant } from "../../policy/text/time.ts";
import { plain } from "../../policy/text/write.ts";
import type { Change } from "./report-entry.ts";
import type { Props, Resource } from "./operation.ts";
import { isRead, liveOf, recordedFacts } from "./judge.ts";
import { shared } from "../../stack/declaration/recorded.ts";
import { declaredOf } from "../../stack/provider/diff.ts";

/** Inputs that every resource repeats; their change is reported once, for the tenant. */
const tenantWide = [...Object.keys(shared), "devices"];

/** What a tenant repeats of the resources below it, each of which has its own entry. */
const ownEntries = kinds.map(({ listedIn }) => listedIn);

/** What differs from the declaration of the last `up`; `undefined` when there was none. */
export function declaredChanges({ inputs, recorded, type }: Resource): Change[] | undefined {
  if (recorded === undefined) return undefined;
  const [before, now] = [declaredOf(recorded), declaredOf(inputs)];
  const left = type === tenantType ? ownEntries : tenantWide;
  const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  return changesOf(keys.filter((key) => !left.includes(key)).toSorted(), before, now);
}

/** Declared properties that say which tenant is read, and as whom. */
export const connection = ["tenantId", "graph", "clientId"];

/** Those that say which token is meant. */
export const identifying = [...connection, "tokenName", "displayName", "id"];

/** Of these keys, those that were declared otherwise in the last `up`. */
export function changedKeys(keys: readonly string[], before: Props, now: Props): string[] {
  return keys.filter((key) => !isDeepStrictEqual(before[key], now[key]));
}

/**
 * The live facts that differ from the last `up`; `undefined` when they cannot be compared, because
 * they were not read or the declaration means something else now.
 */
export function driftOf({ inputs, recorded, type }: Resource): Change[] | undefined {
  const before = recordedFacts(recorded);
  const now = liveOf(inputs);
  if (recorded === undefined || before === undefined || !isRead(now)) return undefined;
  const others = changedKeys(identifying, declaredOf(recorded), declaredOf(inputs));
  if (others.length > 0) return undefined;
  const { drift = [] } = Object.values(expiring).find(({ kind }) => kind.type === type)?.kind ?? {};
  return changesOf(["status", ...drift], before, now);
}

/** Of these properties, those that differ. */
export function changesOf(keys: readonly string[], before: Props, now: Props): Change[] {
  return changedKeys(keys, before, now).map((property) => ({
    property: plain(property),
    ...(before[property] !== undefined && { from: shown(property, before, now) }),
    ...(now[property] !== undefined && { to: shown(property, now, before) }),
  }));
}

/** How an element of a list is named: `ade-token-terms-accepted until 2026-12-05 by Legal`. */
const elements: Readonly<Record<string, (element: Props) => string>> = {
  acknowledgements: (one) =>
    `${said(one["policy"])} until ${said(one["until"])} by ${said(one["owner"])}`,
  ignoredTokens: (one) => `${said(one["tokenName"])} (${said(one["reason"])})`,
};

const said = or(text, "?");

/** An Apple ID is never shown, declared or not. */
function shown(property: string, props: Props, other: Props): string {
  const value = props[property];
  if (property === "appleIdentifier") return "(not shown)";
  const named = elements[property];
  if (named !== undefined)
    return listed(list(record)(props[property]), list(record)(other[property]), named);
  if (typeof value !== "string") return plain(JSON.stringify(value));
  return plain(parseInstant(value)?.toISOString().slice(0, 10) ?? value);
}

/** What only this side has comes first: a long list is cut. */
function listed(own: readonly Props[], other: readonly Props[], named: (one: Props) => string) {
  const isElsewhere = (one: Props) => other.some((each) => isDeepStrictEqual(each, one));
  const sorted = [...own.filter((one) => !isElsewhere(one)), ...own.filter(isElsewhere)];
  return sorted.length === 0 ? "none" : plain(sorted.map(named).join("; "));
}
