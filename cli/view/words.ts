import { capital, count } from "../../policy/text/write.ts";
import { kinds } from "../../policy/wire/kinds.ts";
import type { Change, Entry, Finding } from "../assess/report-entry.ts";
import { states } from "../assess/order.ts";
import type { Tenant } from "../assess/report.ts";
import { shorten } from "./shorten.ts";

/** How a tenant is marked: what was not checked comes before everything that was. */
export type Mood = Entry["state"];

export const icons: Readonly<Record<Mood, string>> = {
  blocked: "❌",
  "not-checked": "❓",
  warned: "⚠️",
  healthy: "✅",
};

export const unknownReason = "It is not known why.";

export const stateWords: Readonly<Record<Mood, string>> = {
  blocked: "Blocks",
  "not-checked": "Not checked",
  warned: "Warning",
  healthy: "Healthy",
};

const counted: Readonly<Record<Mood, string>> = {
  blocked: "blocked",
  "not-checked": "not checked",
  warned: "with warnings",
  healthy: "healthy",
};

/** How many are marked how, the worst first: `2 blocked`. */
export function countsOf(moods: readonly Mood[]) {
  return states
    .map((mood) => ({ mood, number: moods.filter((each) => each === mood).length }))
    .filter(({ number }) => number > 0)
    .map(({ mood, number }) => ({ mood, number, words: `${number} ${counted[mood]}` }));
}

/** What was not read for the same reason, in a few words. */
export function unreadCount(outage: readonly unknown[]): string {
  return `${count(outage.length, "declaration")} not read`;
}

/** How the look for something in Intune went. */
export const statusWords: Readonly<Record<string, string>> = {
  found: "found in Intune",
  missing: "not found",
  ambiguous: "several of this name",
  unreadable: "not read",
};

/** Within a sentence. */
export const kindNouns: Readonly<Record<Entry["kind"], string>> = Object.assign(
  { tenant: "tenant" },
  ...kinds.map(({ kind, noun, only }) => ({ [kind]: only?.short ?? noun })),
);

/** By itself. */
export function kindWords(kind: Entry["kind"]): string {
  return capital(kindNouns[kind]);
}

/** Whether the reader reviews a change, and whether there is anything to compare with. */
export interface Comparison {
  readonly review: boolean;
  readonly record: Tenant["record"];
}

export const sinceRecord = "since the last recorded run";

export function causeWords(cause: Finding["cause"], { review, record }: Comparison): string {
  switch (cause) {
    case "change":
      return review ? "changed by this pull request" : `declaration changed ${sinceRecord}`;
    case "drift":
      return `changed in Intune ${sinceRecord}`;
    case "calendar":
      return "deadline or time limit passed";
    case "unchanged":
      return `nothing changed ${sinceRecord}`;
    case "unknown":
      return record === "none"
        ? "no recorded run to compare with yet"
        : "what changed is not known";
  }
}

/** `moved renewBy from 2027-08-25 to 2026-09-20`. */
function moved(changes: readonly Change[]): string {
  const areDates = changes.every(({ from = "", to = "" }) => isDate(from) && isDate(to));
  const each = changes.map(
    ({ property, from = "none", to = "none" }) => `${property} from ${from} to ${to}`,
  );
  return `${areDates ? "moved" : "changed"} ${each.join(", ")}`;
}

function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text);
}

/** What comes before all steps where the change itself is the cause; `undefined` elsewhere. */
export function firstStepOf(
  { cause, changes = [] }: Finding,
  { declared }: Pick<Entry, "declared">,
  review: boolean,
): string | undefined {
  if (cause !== "change") return undefined;
  if (changes.length > 0) {
    const what = moved(changes);
    const who = review ? `This pull request ${what}` : `Somebody ${what} ${sinceRecord}`;
    return `${who}; restore ${changes.length === 1 ? "it" : "them"} if that was not intended.`;
  }
  if (declared !== undefined) return undefined;
  return review
    ? "This pull request added this declaration; check it first."
    : "This declaration was added after the last recorded run; check it first.";
}

/** Which exceptions of Pulumi's cover the finding, and that nothing is checked by that. */
export function exemptedBy(
  { exemptions = [] }: Finding,
  { notChecked }: Pick<Entry, "notChecked">,
): string | undefined {
  if (exemptions.length === 0) return undefined;
  const all = exemptions.map(({ id, reason }) => `${id}: ${shorten(reason, 120)}`).join(", ");
  return `exempted by ${all}${notChecked === undefined ? "" : "; still not checked"}`;
}

/** What a person has to do, in a few words: to undo a change comes first. */
export function neededFor({ action, changes = [] }: Finding): string {
  const properties = changes.map(({ property }) => property).join(" and ");
  return properties === "" ? action : `restore ${properties}, or ${action}`;
}
