import type { Entry } from "./report-entry.ts";

/** In the order in which they matter. */
export const states = ["blocked", "not-checked", "warned", "healthy"] as const;

/** The strictest first, then what expires first. */
export function inOrder(a: Entry, b: Entry): number {
  const byState = states.indexOf(a.state) - states.indexOf(b.state);
  if (byState !== 0) return byState;
  return orderOf(a) < orderOf(b) ? -1 : 1;
}

/** What expires first comes first; the tenant itself before all. */
function orderOf({ kind, expiresAt, key }: Entry): string {
  return `${kind === "tenant" ? "" : (expiresAt ?? "9999")} ${key}`;
}
