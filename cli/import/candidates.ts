import { nameIn } from "../../policy/expiring/facts.ts";
import type { KindRow } from "../../policy/wire/kinds.ts";
import type { Reading } from "../../stack/provider/last-run.ts";
import { suggestedDeadline } from "../../policy/expiring/suggested-deadline.ts";
import { quoted } from "../../policy/text/write.ts";
import { parseInstant } from "../../policy/text/time.ts";
import type { Item, Section } from "./item.ts";

/** What a stack's file lacks. */
export interface Offer {
  /** Under `config`. */
  readonly sections: readonly Section[];
  /** What is live and undeclared and cannot be offered; a sentence each, with the reason. */
  readonly withheld: readonly string[];
}

export interface OfferContext {
  readonly now: Date;
  /** The defaults name an owner for everything. */
  readonly owned: boolean;
  /** Why the configuration would not accept a declaration. */
  readonly refusalOf: (section: Section) => string | undefined;
}

type Candidate = Reading["live"][number];

/** A declaration for each, in the order of their names. */
export function offerOfTokens(
  { section: under, noun, nameKey = "tokenName" }: KindRow,
  tokens: Reading["live"],
  declared: ReadonlyMap<string, unknown>,
  context: OfferContext,
): Offer {
  const section = `apple-ade:${under}`;
  const taken = new Set(declared.keys());
  const items: Section[] = [];
  const withheld: string[] = [];
  for (const token of tokens.toSorted(byName)) {
    const key = keyFor(nameIn(token) ?? "", token.id, taken);
    const declaration = declarationOf(token, key, nameKey, context);
    const reason =
      typeof declaration === "string"
        ? declaration
        : context.refusalOf({ key: section, items: [declaration] });
    if (reason !== undefined || typeof declaration === "string") {
      withheld.push(`The ${noun} ${titleOf(token)} is not offered: ${reason}.`);
    } else {
      taken.add(key);
      items.push(declaration);
    }
  }
  return { sections: items.length === 0 ? [] : [{ key: section, items }], withheld };
}

/** The declaration, or why there can be none. */
function declarationOf(
  token: Candidate,
  key: string,
  nameKey: string,
  context: OfferContext,
): Section | string {
  const { id, expiresAt } = token;
  const name = nameIn(token);
  if (name === undefined) return "it has no readable name";
  if (!name.isWellFormed()) return "its name contains half a character, which no file can hold";
  if (/^[\n\u0085]/.test(name)) return "its name begins with a line break, which Pulumi drops";
  const dates = datesOf(expiresAt, context);
  if (dates === undefined) return "its expiry is not known";
  return { key, items: [{ key: nameKey, value: name }, { key: "id", value: id }, ...dates] };
}

/** What every declaration says of its deadline; `undefined` without a known expiry. */
export function datesOf(
  expiry: string | undefined,
  { now, owned }: OfferContext,
): readonly Item[] | undefined {
  const instant = parseInstant(expiry ?? "");
  if (instant === undefined) return undefined;
  const { renewBy, comment, expiresAt } = suggestedDeadline(instant, now);
  return [
    { key: "renewBy", value: renewBy, comment },
    { key: "expiresAt", value: expiresAt },
    ...(owned ? [] : [{ note: "owner: … (who renews it)" }]),
  ];
}

function byName(a: Candidate, b: Candidate): number {
  return (nameIn(a) ?? "").localeCompare(nameIn(b) ?? "", "en") || (a.id < b.id ? -1 : 1);
}

function titleOf(token: Candidate): string {
  const name = nameIn(token);
  return name === undefined ? `with the id ${quoted(token.id)}` : quoted(name);
}

/** A long name's beginning says enough, and a key is typed by people. */
const mostCharacters = 60;

/**
 * A logical name for what Intune calls by a name: lower case, Latin letters, digits and hyphens.
 * @param taken logical names that others have
 */
export function keyFor(name: string, id: string, taken: ReadonlySet<string>): string {
  const slug = slugOf(name) || ["token", slugOf(id, 8)].filter(Boolean).join("-");
  let key = slug;
  for (let n = 2; taken.has(key); n += 1) key = `${slug}-${n}`;
  return key;
}

function slugOf(text: string, most = mostCharacters): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("ß", "ss")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "")
    .slice(0, most)
    .replace(/-$/, "");
}
