import type { Blocks, Entry, Finding } from "../../report/report.ts";

/** A date as it is read, and as a `time` element has it. */
export interface Day {
  readonly text: string;
  readonly datetime: string;
}

/** Of a date or an instant in UTC. */
export function dayOf(date: string): Day {
  return { text: date.slice(0, 10), datetime: date };
}

/** Since when or from when something blocks; without a day: now. */
export interface BlocksFrom {
  readonly word: string;
  readonly day?: Day;
  readonly policy: string;
}

export function blocksFrom({ when, date, policy }: Blocks): BlocksFrom {
  return date === undefined ? { word: "now", policy } : { word: when, day: dayOf(date), policy };
}

export const stateWords: Readonly<Record<Entry["state"], string>> = {
  blocked: "Blocks",
  "not-checked": "Not checked",
  warned: "Warning",
  healthy: "Healthy",
};

export const kindWords: Readonly<Record<Entry["kind"], string>> = {
  tenant: "Tenant",
  token: "ADE token",
  pushCertificate: "Push certificate",
  vppToken: "VPP token",
};

export const causeWords: Readonly<Record<Finding["cause"], string>> = {
  change: "change: the declaration differs from the last record",
  drift: "drift: Intune differs from the last record",
  calendar: "calendar: nothing has changed since the last record but the time",
  unknown: "not known: there is no record to compare with",
};

/** `2026-11-23 10:00:05 UTC`. */
export function utcSecond(instant: string): string {
  return `${instant.slice(0, 19).replace("T", " ")} UTC`;
}
