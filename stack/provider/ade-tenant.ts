import type { Reader, TokenList } from "../graph/reader.ts";
import { type AdeTenantInputs, adeTenantInputs, connectionOf } from "../inputs.ts";
import { adeTokens, undeclared } from "../matching.ts";
import { sighting, unreadable } from "./live.ts";
import type { Props, RecordedResource } from "./recorded-resource.ts";

export function adeTenant(
  read: Reader,
  remember: (inputs: AdeTenantInputs) => void,
): RecordedResource<AdeTenantInputs> {
  return {
    inputs: adeTenantInputs,
    id: ({ tenantId, graph }) => tenantId ?? graph.endpoint,
    async observe(inputs) {
      remember(inputs);
      return liveTenant(inputs, await read(connectionOf(inputs)));
    },
    // Which tokens nobody declared; their dates are nobody's promise.
    meaningful: ({ status, undeclared: tokens }) =>
      status === "read" && Array.isArray(tokens)
        ? tokens.map((token: Props) => [token["id"], token["tokenName"]])
        : undefined,
  };
}

function liveTenant(inputs: AdeTenantInputs, { tokens, observedAt, failure }: TokenList): Props {
  const ignored = inputs.ignoredTokens.map(({ tokenName }) => tokenName);
  const seen = {
    observedAt,
    tokensRead: adeTokens(tokens).length,
    undeclared: undeclared(tokens, inputs.declared, ignored).map(sighting),
  };
  if (failure === undefined) return { status: "read", ...seen };
  const reason = unreadable(observedAt, failure);
  return tokens.length === 0 ? reason : { ...reason, ...seen, status: "partial" };
}
