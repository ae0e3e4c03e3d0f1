import { count } from "../../policy/text/write.ts";
import { kindNamed, kinds } from "../../policy/wire/kinds.ts";
import type { Entry, Finding } from "../assess/report-entry.ts";
import type { Tenant } from "../assess/report.ts";
import type { Mood } from "./words.ts";

type Judged = Pick<Entry, "kind"> & { readonly findings: readonly Pick<Finding, "reason">[] };
type Dated = Pick<Entry, "name" | "renewBy" | "deadlineEnforced">;

/** Whether the tenant was read completely and the preview ran. */
export function isChecked({ outcome }: Tenant): boolean {
  return outcome !== "not-checked";
}

/** Whether the facts were read in this run: those that an earlier one left behind are old. */
export function isRead({ status, state, findings }: Entry): boolean {
  return (
    status !== "unreadable" &&
    state !== "not-checked" &&
    !findings.some(({ reason }) => reason === "not-read")
  );
}

export function moodOf(tenant: Tenant): Mood {
  if (!isChecked(tenant)) return "not-checked";
  if (tenant.outcome === "blocked") return "blocked";
  if (tenant.entries.some(({ state }) => state === "not-checked")) return "not-checked";
  const isAll = tenant.entries.some(({ kind }) => kind !== "tenant");
  return isAll && tenant.entries.every(({ state }) => state === "healthy") ? "healthy" : "warned";
}

/** Everything declared, and the tenant itself when something was found about it. */
export function isShown({ kind, findings }: Judged): boolean {
  return kind !== "tenant" || findings.length > 0;
}

/** Of a tenant that was not read, what says no more than that it was not. */
export function isOutage(tenant: Tenant, { kind, findings }: Judged): boolean {
  return !isChecked(tenant) && kind !== "tenant" && findings.length > 0 && findings.every(isUnread);
}

/** Whether what was not read stops anybody: an outage may pass, a check that failed never does. */
export function stops({ failed, blocked }: Tenant): boolean {
  return failed || blocked;
}

/**
 * The tenant's result in a few words, the same in every format: `1 of 5 tokens blocks`.
 * @param today the day as of which deadlines are checked
 */
export function headline(tenant: Tenant, today: string): string {
  const shown = tenant.entries.filter(isShown);
  const blocking = (each: Entry) => each.state === "blocked" && !isOutage(tenant, each);
  const verb = shown.filter(blocking).length === 1 ? "blocks" : "block";
  const blocks = shown.some(blocking)
    ? `${removals(tenant) ?? shareOf(shown, blocking)} ${verb}`
    : "";
  if (!isChecked(tenant)) return unread(tenant, blocks);
  if (blocks !== "") return blocks;
  const unchecked = shareOf(shown, ({ state }) => state === "not-checked");
  const warned = shareOf(shown, ({ state }) => state === "warned");
  const parts = [
    ...(unchecked === "" ? [] : [`${unchecked} not checked`]),
    ...(warned === ""
      ? []
      : [warned === itself ? `${itself} has warnings` : `${warned} with warnings`]),
  ];
  return parts.length === 0 ? healthy(shown, today) : parts.join(", ");
}

function unread(tenant: Tenant, blocks: string): string {
  const own = tenant.entries.filter(({ kind, state }) => kind !== "tenant" && state === "blocked");
  if (own.some((each) => !isOutage(tenant, each))) return `not checked; ${blocks}`;
  return stops(tenant) ? "not checked, blocks" : "not checked, does not block";
}

function isUnread({ reason }: Pick<Finding, "reason">): boolean {
  return reason === "unreadable" || reason === "not-read";
}

/** Where nothing else blocks: what was removed has no entry that could be counted. */
function removals({ entries, removed = [] }: Tenant): string | undefined {
  const [first, ...others] = mandatoryOf(entries);
  if (first?.policy !== "ade-tenant-declarations-kept" || others.length > 0) return undefined;
  return removed.length === 1 ? "1 removed declaration" : "what was removed";
}

/** Every finding that blocks. */
export function mandatoryOf(entries: readonly Entry[]): readonly Finding[] {
  return entries.flatMap(({ findings }) => findings.filter(({ level }) => level === "mandatory"));
}

const itself = "the tenant";

/** `1 of 4 tokens`, `4 of 14 tokens and certificates`; empty when it is true of nothing. */
export function shareOf(entries: readonly Entry[], test: (entry: Entry) => boolean): string {
  const declared = entries.filter(({ kind }) => kind !== "tenant");
  const matching = declared.filter(test).length;
  const isItself = entries.some((each) => each.kind === "tenant" && test(each));
  const part = declared.every(isToken)
    ? `${matching} of ${count(declared.length, "token")}`
    : declared.some(isToken)
      ? `${matching} of ${declared.length} tokens and certificates`
      : countOf(declared);
  return [...(isItself ? [itself] : []), ...(matching === 0 ? [] : [part])].join(" and ");
}

/** `4 tokens and the push certificate`. */
export function countOf(entries: readonly Entry[]): string {
  const tokens = entries.filter(isToken).length;
  const others = kinds.flatMap(({ kind, only }) =>
    only && entries.some((each) => each.kind === kind) ? [`the ${only.short}`] : [],
  );
  return [...(tokens > 0 || others.length === 0 ? [count(tokens, "token")] : []), ...others].join(
    " and ",
  );
}

function isToken({ kind }: Pick<Entry, "kind">): boolean {
  return kind !== "tenant" && kindNamed[kind].noun.endsWith("token");
}

function healthy(entries: readonly Entry[], today: string): string {
  if (entries.length === 0) return "no token is declared, so none is checked";
  const next = nextDeadlineOf(entries, today);
  const all = `${entries.filter(isToken).length > 1 ? "all " : ""}${countOf(entries)} healthy`;
  return next === undefined ? all : `${all}, next deadline ${next.renewBy} (${next.name})`;
}

/** A deadline that was set for another token than the live one is none to wait for. */
export function deadlineOf({ renewBy, deadlineEnforced }: Dated): string | undefined {
  return deadlineEnforced === false ? undefined : renewBy;
}

/** The first deadline that is still to come. */
export function nextDeadlineOf(entries: readonly Dated[], today: string) {
  return entries
    .flatMap((entry) => {
      const renewBy = deadlineOf(entry);
      return renewBy === undefined || renewBy < today ? [] : [{ name: entry.name, renewBy }];
    })
    .toSorted((a, b) => (a.renewBy < b.renewBy ? -1 : 1))[0];
}
