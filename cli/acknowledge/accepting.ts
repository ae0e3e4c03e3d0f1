import { isMap, isSeq, Pair, type YAMLMap, YAMLSeq } from "yaml";
import { shown } from "../import/shown-text.ts";
import { contentOf, editedTo, mapOf, Unmergeable } from "../import/stack-document.ts";
import { mapAt, pairOf } from "../yaml-map.ts";

/** An acknowledgement as it is declared. */
export type Accepted = Readonly<
  Record<"policy" | "reason" | "owner" | "until" | "expiresAt", string>
>;

type Content = Readonly<Record<string, unknown>>;

/**
 * The text of a stack's file with an acknowledgement of a token, in place of an earlier one of the
 * same policy; every comment and every other value stays. Throws `Unmergeable`.
 */
export function accepting(text: string, key: string, accepted: Accepted): string {
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
export function acceptingIn(tokens: unknown, key: string, accepted: Accepted): Content {
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
