import type { Reader } from "../graph/reader.ts";
import type { TokenList } from "../graph/reads/tokens.ts";
import { type AdeTenantInputs, adeTenantInputs, connectionOf } from "../inputs.ts";
import { adeTokens, match, undeclared } from "../matching.ts";
import { beginEnrollmentReads } from "./enrollment-facts.ts";
import { sighting, unreadable } from "./live.ts";
import type { Props, RecordedResource } from "./recorded-resource.ts";

export function adeTenant(
  reader: Reader,
  remember: (inputs: AdeTenantInputs) => void,
): RecordedResource<AdeTenantInputs> {
  return {
    inputs: adeTenantInputs,
    id: ({ tenantId, graph }) => tenantId ?? graph.endpoint,
    async observe(inputs) {
      remember(inputs);
      const list = await reader.tokens(connectionOf(inputs));
      const found = inputs.declared.map((expected) => match(expected, list.tokens));
      const ids = found.flatMap((each) => (each.status === "found" ? [each.token.id] : []));
      beginEnrollmentReads(reader, connectionOf(inputs), ids, inputs.devices);
      return liveTenant(inputs, list);
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
