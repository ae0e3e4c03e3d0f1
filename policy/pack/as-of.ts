import type { Moment } from "./policy.ts";
import { endOfDay, parseInstant } from "../text/time.ts";

/**
 * `ADE_AS_OF`: a date, meaning its end in UTC, or an instant with its zone. Throws one clear
 * sentence when it cannot be parsed or lies before `now`.
 */
export function parseAsOf(text: string | undefined, now: Date): Date | undefined {
  if (text === undefined || text === "") return undefined;
  const instant = endOfDay(text) ?? parseInstant(text);
  if (instant === undefined) {
    throw new Error(
      `ADE_AS_OF is ${JSON.stringify(text)}, which is neither a date like 2026-12-24 nor an instant like 2026-12-24T12:00:00Z.`,
    );
  }
  if (instant < now) {
    throw new Error(
      `ADE_AS_OF is ${JSON.stringify(text)}, which is in the past (now: ${now.toISOString()}); live tokens can only be checked as of later.`,
    );
  }
  return instant;
}

/** Never earlier than the clock: a run may outlast an `ADE_AS_OF` that is seconds away. */
export function momentAt(now: Date, asOf: Date | undefined, startedAt?: Date): Moment {
  const judgedAt = asOf !== undefined && asOf > now ? asOf : now;
  return { now, asOf: judgedAt, ...(startedAt && { startedAt }) };
}
