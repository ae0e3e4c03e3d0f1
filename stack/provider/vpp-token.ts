import { ReadFailure } from "../graph/read-failure.ts";
import type { Reader } from "../graph/reader.ts";
import type { VppTokenList } from "../graph/reads/vpp-tokens.ts";
import { connectionOf, type VppTokenInputs, vppTokenInputs } from "../declaration/recorded.ts";
import { vppMatches } from "../matching.ts";
import { lastKnownOf, recordOf, unreadable } from "./live.ts";
import type { Props, RecordedResource } from "./recorded-resource.ts";

export function vppToken(reader: Reader): RecordedResource<VppTokenInputs> {
  return {
    inputs: vppTokenInputs,
    id: ({ displayName }) => displayName,
    async observe(inputs, recorded) {
      const lastKnown = lastKnownOf(recordOf(recorded, "live") ?? {});
      const live = liveVppToken(inputs, await reader.vppTokens(connectionOf(inputs)));
      return live["status"] === "found" || lastKnown === undefined ? live : { ...live, lastKnown };
    },
    meaningful(live) {
      if (live["status"] === "missing" || live["status"] === "ambiguous")
        return { status: live["status"] };
      const known = lastKnownOf(live);
      return known && ["id", "displayName", "expiresAt", "state"].map((key) => known[key]);
    },
  };
}

/** By id if declared, else by name; in a list that was cut short only an id is proof. */
function liveVppToken(
  inputs: VppTokenInputs,
  { tokens, observedAt, failure }: VppTokenList,
): Props {
  const { id } = inputs;
  const matching = vppMatches(inputs, tokens);
  const [token, ...others] = matching;
  const unread =
    failure ?? (token === undefined && id === undefined ? namelessIn(tokens) : undefined);
  if (unread !== undefined && (token === undefined || id === undefined))
    return unreadable(observedAt, unread);
  if (token === undefined) return { status: "missing", observedAt, tokensRead: tokens.length };
  return others.length === 0
    ? { status: "found", observedAt, ...token }
    : { status: "ambiguous", observedAt, candidates: matching.map((each) => ({ id: each.id })) };
}

/** A token without a readable name may be the one that is looked for. */
function namelessIn(tokens: VppTokenList["tokens"]): ReadFailure | undefined {
  const nameless = tokens.filter((each) => each.displayName === undefined).length;
  return nameless === 0
    ? undefined
    : new ReadFailure(
        "unexpected-answer",
        `${nameless} of the live VPP tokens came without a readable name; it may be one of them.`,
      );
}
