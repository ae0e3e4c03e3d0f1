import { endOfDay, parseInstant } from "../../../policy/time.ts";
import { count } from "../../../policy/text/write.ts";
import type { Entry } from "../../report/report.ts";
import { isRead } from "../reading.ts";
import { type Axis, type Position, positionOf, widthOf } from "./axis.ts";
import { dayOf, type Day, kindWords, stateWords } from "./words.ts";

/** One line of a timeline: what is drawn, and the same in words. */
export interface Row {
  readonly id: string;
  readonly name: string;
  readonly kind?: string;
  readonly state: Entry["state"];
  readonly stateWord: string;
  readonly expiry?: { readonly verb: string; readonly day: Day; readonly away?: string };
  readonly noExpiry?: string;
  readonly renewBy?: Day;
  readonly renewFrom?: Day;
  readonly lastSynced?: Day;
  /** The dates are not of this run. */
  readonly readOn?: Day;
  readonly hasFindings: boolean;
  readonly drawn: Drawn;
}

interface Drawn {
  readonly valid?: string;
  readonly window?: { readonly x: string; readonly width: string };
  readonly expired?: { readonly x: string; readonly width: string };
  readonly renewBy?: Position;
  readonly expiry?: Position;
  /** Only within the axis: it says how fresh the token is, and is no date to wait for. */
  readonly lastSynced?: Position;
}

/** The dates that an axis must reach. */
export function datesOf({ renewFrom, renewBy, expiresAt }: Entry): readonly Date[] {
  return [startOfDay(renewFrom), startOfDay(renewBy), instant(expiresAt)].filter(
    (date) => date !== undefined,
  );
}

/** What comes first stands first; what has no date stands last. */
export function byDate(a: Entry, b: Entry): number {
  const [first, second] = [firstOf(a), firstOf(b)];
  return first === second ? 0 : first < second ? -1 : 1;
}

export function rowOf(entry: Entry, id: string, axis: Axis, judgedAt: Date): Row {
  const { name, kind, state, renewBy, renewFrom, observedAt, findings } = entry;
  const expiresAt = instant(entry.expiresAt);
  const lastSynced = instant(entry.lastSyncedAt);
  return {
    id,
    name,
    ...(kind === "vppToken" && { kind: kindWords[kind] }),
    state,
    stateWord: stateWords[state],
    ...(expiresAt
      ? { expiry: expiryOf(expiresAt, judgedAt, entry.daysLeft) }
      : { noExpiry: noExpiryOf(entry.status) }),
    ...(renewBy && { renewBy: dayOf(renewBy) }),
    ...(renewFrom && { renewFrom: dayOf(renewFrom) }),
    ...(lastSynced && { lastSynced: dayOf(lastSynced.toISOString()) }),
    ...(expiresAt && observedAt && !isRead(entry) && { readOn: dayOf(observedAt) }),
    hasFindings: findings.length > 0,
    drawn: drawnOf(entry, axis, judgedAt),
  };
}

function expiryOf(expiresAt: Date, judgedAt: Date, daysLeft: number | undefined) {
  return {
    verb: expiresAt < judgedAt ? "expired" : "expires",
    day: dayOf(expiresAt.toISOString()),
    ...(daysLeft !== undefined && { away: awayOf(daysLeft) }),
  };
}

function awayOf(daysLeft: number): string {
  if (daysLeft === 0) return "today";
  return daysLeft > 0 ? `in ${count(daysLeft, "day")}` : `${count(-daysLeft, "day")} ago`;
}

function noExpiryOf(status: string): string {
  return status === "found" || status === "read"
    ? "expiry not known"
    : `expiry not known: ${status}`;
}

function drawnOf(entry: Entry, axis: Axis, judgedAt: Date): Drawn {
  const at = (date: Date) => positionOf(axis, date);
  const span = (from: Date, to: Date) => ({ x: at(from).x, width: widthOf(axis, from, to) });
  const renewBy = startOfDay(entry.renewBy);
  const renewFrom = startOfDay(entry.renewFrom);
  const expiresAt = instant(entry.expiresAt);
  const lastSynced = instant(entry.lastSyncedAt);
  const isOn = lastSynced !== undefined && at(lastSynced).beyond === undefined;
  return {
    ...(expiresAt && { valid: at(renewFrom ?? expiresAt).x }),
    ...(expiresAt && renewFrom && { window: span(renewFrom, expiresAt) }),
    ...(expiresAt && expiresAt < judgedAt && { expired: span(expiresAt, judgedAt) }),
    ...(renewBy && { renewBy: at(renewBy) }),
    ...(expiresAt && { expiry: at(expiresAt) }),
    ...(isOn && { lastSynced: at(lastSynced) }),
  };
}

function firstOf({ renewBy, expiresAt, name }: Entry): string {
  const [first = "9999"] = [renewBy, expiresAt].filter((date) => date !== undefined).toSorted();
  return `${first.slice(0, 10)} ${name}`;
}

function instant(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : parseInstant(text);
}

function startOfDay(date: string | undefined): Date | undefined {
  return date === undefined || endOfDay(date) === undefined ? undefined : new Date(date);
}
