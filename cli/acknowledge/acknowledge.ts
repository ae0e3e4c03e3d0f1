import { isMap, isSeq, Pair, type YAMLMap, YAMLSeq } from "yaml";
import { catalog } from "../../policy/catalog.ts";
import { adeToken } from "../../policy/kinds/token.ts";
import { flawOf, mismatchOf } from "../../policy/pack/acknowledgement.ts";
import { plain } from "../../policy/text/write.ts";
import type { Declarations } from "../../stack/declaration/from-config.ts";
import { declarationsOf } from "../import/configuration.ts";
import { type Delivery, writePlan } from "../import/deliver.ts";
import { shown } from "../import/shown-text.ts";
import { contentOf, editedTo, mapOf, Unmergeable } from "../import/stack-document.ts";
import { readStackFile } from "../import/stack-file.ts";
import { readSettings, type StackChoice, type StackSettings } from "../import/stack-settings.ts";
import { nearest } from "../nearest.ts";
import { Refusal } from "../refusal.ts";
import { mapAt, pairOf } from "../yaml-map.ts";

/** As on the command line. */
export interface Acceptance extends StackChoice {
  /** The logical name, or the name in Intune. */
  readonly token: string;
  readonly policy: string;
  readonly reason: string;
  readonly until: string;
  /** Absent: the token's owner. */
  readonly owner?: string | undefined;
}

/** Writes into the stack's file that a finding is accepted for a while. Throws a `Refusal`. */
export async function acknowledge(given: Acceptance, delivery: Delivery, now: Date): Promise<void> {
  const settings = await readSettings(delivery.pulumi, given);
  const declared = declarationsOf(settings);
  const key = keyOf(given.token, declared);
  const accepted = acceptedBy(given, declared, key, now);
  try {
    await writePlan(planOf(settings, key, accepted), settings, declared, delivery);
  } catch (error) {
    if (!(error instanceof Unmergeable)) throw error;
    throw new Refusal(`The stack's file was not changed: ${plain(error.message)}.`, [
      `Put in by hand, under apple-ade:tokens.${plain(key)}.acknowledgements:`,
      `- ${plain(JSON.stringify(accepted), 2000)}`,
    ]);
  }
}

function planOf({ file, config }: StackSettings, key: string, accepted: Accepted) {
  const before = readStackFile(file);
  const tokens = acceptingIn(JSON.parse(config["apple-ade:tokens"] ?? "{}"), key, accepted);
  return {
    before,
    after: accepting(before, key, accepted),
    byHand: [],
    config: { ...config, "apple-ade:tokens": JSON.stringify(tokens) },
  };
}

function keyOf(named: string, { tokens }: Declarations): string {
  if (tokens.has(named)) return named;
  const [found, ...others] = [...tokens].filter(([, { tokenName }]) => tokenName === named);
  if (found !== undefined && others.length === 0) return found[0];
  const keys = [...tokens.keys()];
  const why = others.length > 0 ? "several tokens have this name" : "no such token is declared";
  throw new Refusal(
    `${plain(named)}: ${why}${nearest(named, keys)}. Tokens: ${keys.map((each) => plain(each)).join(", ")}.`,
  );
}

/** What a check would accept; all that speaks against it is said now. */
function acceptedBy(
  { policy, reason, until, ...given }: Acceptance,
  { tokens, tenant }: Declarations,
  key: string,
  now: Date,
): Accepted {
  const token = tokens.get(key);
  const owner = given.owner ?? token?.owner ?? tenant.owner;
  const expiresAt = token?.expiresAt;
  if (owner === undefined) throw new Refusal("--owner is missing: who decides?");
  if (expiresAt === undefined)
    throw new Refusal(
      `apple-ade:tokens.${plain(key)} has no expiresAt, and an acknowledgement is about one token only. Copy it from a report, or run apple-ade import --write.`,
    );
  const accepted = { policy, reason, owner, until, expiresAt };
  const live = { status: "found", expiresAt };
  const asRead = adeToken.parse({ ...token, acknowledgements: [accepted], live }, key);
  const [each] = asRead.declared.acknowledgements;
  const problem =
    each && (flawOf(each, { asOf: now, policies: catalog }) ?? mismatchOf(each, asRead));
  if (problem !== undefined) {
    const names = catalog.map(({ name }) => name);
    throw new Refusal(`${plain(policy)}${nearest(policy, names)}: ${plain(problem)}.`);
  }
  return accepted;
}

/** An acknowledgement as it is declared. */
type Accepted = Readonly<Record<"policy" | "reason" | "owner" | "until" | "expiresAt", string>>;

type Content = Readonly<Record<string, unknown>>;

/**
 * The text of a stack's file with an acknowledgement of a token, in place of an earlier one of the
 * same policy; every comment and every other value stays. Throws `Unmergeable`.
 */
function accepting(text: string, key: string, accepted: Accepted): string {
  const before = recordOf(contentOf(text));
  const config = recordOf(before["config"]);
  const tokens = acceptingIn(config["apple-ade:tokens"], key, accepted);
  const expected = { ...before, config: { ...config, "apple-ade:tokens": tokens } };
  return editedTo(text, expected, (document) => {
    const token = mapAt(document.contents, ["config", "apple-ade:tokens", key]);
    if (token === undefined) throw new Unmergeable(`apple-ade:tokens.${key} is not in it`);
    put(token, accepted);
  });
}

/** The tokens of a configuration with it. */
function acceptingIn(tokens: unknown, key: string, accepted: Accepted): Content {
  const all = recordOf(tokens);
  const token = recordOf(all[key]);
  const earlier: readonly unknown[] = Array.isArray(token["acknowledgements"])
    ? token["acknowledgements"]
    : [];
  const others = earlier.filter((each) => recordOf(each)["policy"] !== accepted.policy);
  return { ...all, [key]: { ...token, acknowledgements: [...others, accepted] } };
}

function put(token: YAMLMap, accepted: Accepted): void {
  const pair = pairOf(token, "acknowledgements");
  const list = pair === undefined ? new YAMLSeq() : pair.value;
  if (!isSeq(list)) throw new Unmergeable("its acknowledgements are no list of its own");
  list.items = list.items.filter((each) => !isMap(each) || each.get("policy") !== accepted.policy);
  list.items.push(mapOf(Object.entries(accepted).map(([key, value]) => ({ key, value }))));
  if (pair === undefined) token.items.push(new Pair(shown("acknowledgements"), list));
}

function recordOf(value: unknown): Content {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
