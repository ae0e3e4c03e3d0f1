import { vppToken } from "../../../policy/kinds/vpp-token.ts";
import { liveVppToken } from "../../../policy/wire/vpp-token.ts";
import type { KindName } from "../../../policy/wire/kinds.ts";
import { written } from "../../../policy/wire/values.ts";
import { inputsOf } from "../../declaration/recorded.ts";
import { readVppTokens } from "../../graph/reads/vpp-tokens.ts";
import { type KindProvider, listedKind } from "../kind-provider.ts";
import { applePushCertificate } from "./push-certificate.ts";
import { adeToken } from "./token.ts";

/** How each kind is found and recorded. */
export const kindProviders: Readonly<Record<KindName, KindProvider>> = {
  token: adeToken,
  pushCertificate: applePushCertificate,
  vppToken: listedKind(vppToken, {
    inputs: inputsOf.vppToken,
    read: readVppTokens,
    factsOf: (token) => written(liveVppToken, token),
  }),
};
