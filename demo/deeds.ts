import { Refusal } from "../cli/refusal.ts";
import { nearest } from "../cli/nearest.ts";
import { isoSecond, list, onDay, quoted } from "../policy/text/write.ts";
import { day, later, yearLater } from "../policy/text/time.ts";
import { configurator } from "../policy/wire/token.ts";
import { type Deed, isMeant, lived } from "./life.ts";
import { type Memory, scenarioOf } from "./memory.ts";
import { relativeTo } from "./scenarios/scenario.ts";

/** The memory afterwards, and what a person is told. */
interface Happened {
  readonly memory: Memory;
  readonly told: string;
}

/** Throws a `Refusal`, with the names that there are, where no token is meant. */
export function happen(memory: Memory, deed: Omit<Deed, "at">, now: Date): Happened {
  const tokens = lived(scenarioOf(memory), memory, now)
    .live(relativeTo(new Date(memory.startedAt)))
    .filter(({ tokenType }) => tokenType !== configurator);
  const meant = tokens
    .filter((each) => isMeant(each, deed))
    .flatMap(({ tokenName }) => tokenName ?? []);
  if (meant.length === 0) throw refusalOf(deed, [...new Set(tokens.map((each) => each.tokenName))]);
  const next = { ...deed, at: isoSecond(now) };
  return {
    memory: { ...memory, deeds: [...memory.deeds, next] },
    told: `${list(meant.map(quoted))}: ${done[deed.what](now)}.`,
  };
}

function refusalOf({ token }: Omit<Deed, "at">, names: readonly (string | null | undefined)[]) {
  if (token === undefined) return new Refusal("No token of the demo waits for Apple's terms.");
  const known = names.flatMap((name) => name ?? []);
  return new Refusal(
    `The demo holds no token ${quoted(token)}${nearest(token, known)}. Tokens: ${list(known.map(quoted), 50)}.`,
  );
}

const done: Readonly<Record<Deed["what"], (now: Date) => string>> = {
  renew: (now) => `renewed, expires on ${onDay(yearLater(now))}`,
  replace: () => "deleted, and another token of the same name added",
  delete: () => "deleted",
  "accept-terms": () => "Apple's terms are accepted, the next sync succeeded",
};

/** How many days `30d` means. Throws a `Refusal`. */
export function daysIn(text: string): number {
  const days = /^\+?(\d{1,4})d$/.exec(text)?.[1];
  if (days === undefined) throw new Refusal(`advance ${text}: write a number of days, as in 30d.`);
  return Number(days);
}

/** The tenant's own clock is the real one, so a check has to look ahead. */
export function advance(memory: Memory, days: number, now: Date): Happened {
  const daysAhead = memory.daysAhead + days;
  return { memory: { ...memory, daysAhead }, told: lookAhead(daysAhead, now) };
}

export function lookAhead(daysAhead: number, now: Date): string {
  const to = onDay(later(now, daysAhead * day));
  return `${daysAhead} days from now it is ${to}. What a check says on that day:
  npx --no-install apple-ade check --as-of ${to}`;
}
