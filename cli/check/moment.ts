import { parseAsOf } from "../../policy/pack/as-of.ts";
import { onDay } from "../../policy/text/write.ts";
import { day, later } from "../../policy/text/time.ts";
import { Refusal, saidBy } from "../refusal.ts";

/** The moment to look ahead to: `--as-of`, also as `+30d`, else `ADE_AS_OF`. Throws a `Refusal`. */
export function parseMoment(
  option: string | undefined,
  variable: string | undefined,
  now: Date,
): string | undefined {
  const days = /^\+(\d{1,4})d$/.exec(option ?? "")?.[1];
  const text = days === undefined ? (option ?? variable) : onDay(later(now, Number(days) * day));
  try {
    return parseAsOf(text, now) === undefined ? undefined : text;
  } catch (error) {
    const said = saidBy(error);
    throw new Refusal(option === undefined ? said : said.replace(/^ADE_AS_OF/, "--as-of"));
  }
}
