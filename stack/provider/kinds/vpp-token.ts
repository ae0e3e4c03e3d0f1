import { liveVppToken, type RecordedVppToken } from "../../../policy/wire/vpp-token.ts";
import { written } from "../../../policy/wire/values.ts";
import { connectionOf, type VppTokenInputs, vppTokenInputs } from "../../declaration/recorded.ts";
import type { Reader } from "../../graph/reader.ts";
import type { VppToken } from "../../graph/reads/vpp-tokens.ts";
import { carrying, drift, lastKnownOf } from "../live.ts";
import type { RecordedResource } from "../recorded-resource.ts";
import { recordedIdOf, search, type Undeclared } from "../search.ts";

export function vppToken(
  reader: Reader,
  undeclared: Undeclared<VppTokenInputs, VppToken>,
): RecordedResource<VppTokenInputs, RecordedVppToken> {
  return {
    inputs: vppTokenInputs,
    id: ({ displayName }) => displayName,
    async observe(inputs, recorded) {
      const list = await reader.vppTokens(connectionOf(inputs));
      const from = {
        list,
        recordedId: recordedIdOf(inputs, recorded),
        undeclared: undeclared(inputs, list.tokens),
        things: "VPP tokens",
      };
      const live = search(inputs, from, (token) => written(liveVppToken, token));
      return carrying(live, lastKnownOf(recorded["live"]));
    },
    drift: drift(liveVppToken, ["id", "displayName", "expiresAt", "state"]),
  };
}
