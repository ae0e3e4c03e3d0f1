import { z } from "zod";
import { expected, unlabelled } from "./problems.ts";

export const text = (what: string) => z.string(expected(what)).min(1, expected(what));

export const guid = (what: string) =>
  z.guid(expected(`${what}, a GUID like "3f1c0000-0000-4000-8000-000000000000"`));

export const https = z.url({ protocol: /^https$/, ...expected("an https address") });

export const date = z.iso.date(expected('a date that exists, in quotes, like "2027-02-01"'));

const instantForm = expected('an instant with its zone, in quotes, like "2027-03-01T09:00:00Z"');
export const instant = z.iso.datetime({ offset: true, ...instantForm });

export const appleId = z.string(unlabelled("an Apple ID")).min(1, unlabelled("an Apple ID"));

export function whole(what: string, least: number, most?: number) {
  const range = expected(most === undefined ? what : `${what} from ${least} to ${most}`);
  return z
    .int(range)
    .min(least, range)
    .max(most ?? Number.MAX_SAFE_INTEGER, range);
}

export function oneOf<const Each extends string>(each: readonly Each[], last = ", ") {
  return z.enum(each, expected(each.join(last)));
}

export function listOf<Each extends z.ZodType>(each: Each, what: string) {
  return z.array(each, expected(what));
}

/** By logical names. */
export function named<Each extends z.ZodType>(each: Each, what: string) {
  return z.record(z.string(), each, expected(what));
}
