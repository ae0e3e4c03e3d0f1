import { day, later } from "../../../policy/text/time.ts";
import { onDay } from "../../../policy/text/write.ts";
import { digest } from "../../assess/fingerprint.ts";
import type { EntryView } from "../../view/entry.ts";
import { shorten } from "../../view/shorten.ts";
import type { TenantView, View } from "../../view/view.ts";
import { icons, kindWords } from "../../view/words.ts";
import { describe, harmless } from "./describe.ts";

/** One all-day event. */
export interface Occasion {
  /** The same for the same kind of date of the same token, so that an import moves it. */
  readonly uid: string;
  readonly date: string;
  readonly summary: string;
  readonly description: string;
  readonly categories: readonly string[];
  readonly url: string | undefined;
  /** How many days before it people are reminded. */
  readonly alarms: readonly number[];
  /** What a reminder says, on another day than the event's. */
  readonly alarm: string;
}

interface Day {
  readonly kind: string;
  readonly date: (entry: EntryView) => string | undefined;
  /** On that day. */
  readonly what: string;
  /** Before it; the date follows. */
  readonly ahead: string;
  /** Google Calendar takes five, none earlier than four weeks ahead. */
  readonly alarms: readonly number[];
}

const kindsOfDay: readonly Day[] = [
  {
    kind: "renewal-window",
    // Of no use on the day of the deadline or after it.
    date: ({ renewFrom, deadline }) =>
      renewFrom !== undefined && deadline !== undefined && renewFrom >= deadline
        ? undefined
        : renewFrom,
    what: "renewal window opens",
    ahead: "renewal window opens on",
    alarms: [0],
  },
  {
    kind: "renew-by",
    date: ({ deadline }) => deadline,
    what: "last day to renew",
    ahead: "renew by",
    alarms: [28, 14, 7, 1, 0],
  },
  {
    kind: "expiry",
    date: ({ expiresAt }) => expiresAt?.slice(0, 10),
    what: "expires",
    ahead: "expires on",
    alarms: [14, 7, 1],
  },
];

/** The days of a tenant's tokens; a note on the day of the check where they do not tell all. */
export function occasionsOf(tenant: TenantView, view: View): readonly Occasion[] {
  const days = tenant.entries
    .filter(({ kind }) => kind !== "tenant")
    .flatMap((entry) => kindsOfDay.flatMap((each) => occasion(each, entry, tenant, view)));
  // A calendar without any component is none.
  return days.length > 0 && tenant.isChecked ? days : [note(tenant, view), ...days];
}

function occasion(
  { kind, date: dateOf, what, ahead, alarms }: Day,
  entry: EntryView,
  tenant: TenantView,
  view: View,
): readonly Occasion[] {
  const date = dateOf(entry);
  if (date === undefined) return [];
  const { text, docs } = describe(entry, tenant, view);
  const title = {
    uid: `${entry.uid}-${kind}@apple-ade`,
    date,
    summary: titled(what, entry, tenant),
    alarm: titled(`${ahead} ${date}`, entry, tenant),
    // Outlook keeps one alarm only: the first must be one that is still to come.
    alarms: alarms.filter(
      (days) => onDay(later(new Date(date), -days * day)) >= view.report.checkedAt.slice(0, 10),
    ),
  };
  const categories = [kindWords(entry.kind), shorten(tenant.label, 60)];
  return [{ ...title, description: text, categories, url: entry.runbook ?? docs }];
}

function titled(what: string, entry: EntryView, tenant: TenantView): string {
  const title = `${shorten(entry.name, 100)}: ${what} (${shorten(tenant.label, 60)}`;
  return entry.isKnown ? `${title})` : `${icons["not-checked"]} ${title}, not checked)`;
}

function note(tenant: TenantView, { report: { checkedAt } }: View): Occasion {
  const label = shorten(tenant.label, 60);
  return {
    uid: `${uidOf(tenant)}-check@apple-ade`,
    date: checkedAt.slice(0, 10),
    summary: `${tenant.icon} ${label}: ${shorten(tenant.headline, 100)}`,
    description: harmless(tenant.isChecked ? "No date is known or declared." : warning(tenant)),
    categories: [kindWords("tenant"), label],
    url: undefined,
    alarms: [],
    alarm: "",
  };
}

function warning({ label, why, entries }: TenantView): string {
  const kept = entries.some(({ deadline }) => deadline !== undefined)
    ? "Declared deadlines stay in this calendar, expiry dates are unknown"
    : "Its deadlines and expiry dates are unknown";
  return `${label} was not checked: ${why}\n\n${kept} until a check succeeds. Nothing here says that a token is healthy.`;
}

/** A stack whose preview did not run has no entry of its tenant. */
function uidOf({ all, stack }: TenantView): string {
  const own = all.find(({ kind }) => kind === "tenant")?.uid;
  return own ?? digest(stack);
}
