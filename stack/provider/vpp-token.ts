import type { Reader } from "../graph/reader.ts";
import type { VppTokenList } from "../graph/vpp-tokens.ts";
import { connectionOf, type VppTokenInputs, vppTokenInputs } from "../inputs.ts";
import { sameId } from "../matching.ts";
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
  { id, displayName }: VppTokenInputs,
  { tokens, observedAt, failure }: VppTokenList,
): Props {
  const matching = tokens.filter((each) =>
    id === undefined ? each.displayName === displayName : sameId(each.id, id),
  );
  const [token, ...others] = matching;
  if (failure !== undefined && (token === undefined || id === undefined))
    return unreadable(observedAt, failure);
  if (token === undefined) return { status: "missing", observedAt, tokensRead: tokens.length };
  if (others.length > 0)
    return {
      status: "ambiguous",
      observedAt,
      candidates: matching.map((each) => ({ id: each.id })),
    };
  return { status: "found", observedAt, ...token };
}
