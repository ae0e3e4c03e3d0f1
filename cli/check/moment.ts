import { parseAsOf } from "../../policy/as-of.ts";
import { Refusal } from "../refusal.ts";

/** The moment to look ahead to: `--as-of`, else `ADE_AS_OF`. Throws a `Refusal`. */
export function parseMoment(
  option: string | undefined,
  variable: string | undefined,
  now: Date,
): string | undefined {
  const text = option ?? variable;
  try {
    return parseAsOf(text, now) === undefined ? undefined : text;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new Refusal(option === undefined ? said : said.replace(/^ADE_AS_OF/, "--as-of"));
  }
}
