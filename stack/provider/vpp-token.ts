import type { Reader } from "../graph/reader.ts";
import type { VppToken } from "../graph/reads/vpp-tokens.ts";
import { connectionOf, type VppTokenInputs, vppTokenInputs } from "../declaration/recorded.ts";
import type { Undeclared } from "./ade-token.ts";
import { lastKnownOf, recordOf, textOf } from "./live.ts";
import { search } from "./matched.ts";
import type { RecordedResource } from "./recorded-resource.ts";

export function vppToken(
  reader: Reader,
  undeclared: Undeclared<VppTokenInputs, VppToken>,
): RecordedResource<VppTokenInputs> {
  return {
    inputs: vppTokenInputs,
    id: ({ displayName }) => displayName,
    async observe(inputs, recorded) {
      const lastKnown = lastKnownOf(recordOf(recorded, "live") ?? {});
      const list = await reader.vppTokens(connectionOf(inputs));
      const sameName = textOf(recorded, "displayName") === inputs.displayName;
      const from = {
        list,
        recordedId: sameName ? textOf(lastKnown, "id") : undefined,
        undeclared: undeclared(inputs, list.tokens),
        things: "VPP tokens",
      };
      const live = search(inputs, from, (token) => ({ ...token }));
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
