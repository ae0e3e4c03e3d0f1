import type { Reader } from "../graph/reader.ts";
import type { TokenList } from "../graph/reads/token-list.ts";
import { type AdeTenantInputs, adeTenantInputs, connectionOf } from "../inputs.ts";
import { adeTokens, match, undeclared } from "../matching.ts";
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
      beginEnrollmentReads(reader, inputs, list);
      return liveTenant(inputs, list);
    },
    // Which tokens nobody declared; their dates are nobody's promise.
    meaningful: ({ status, undeclared: tokens }) =>
      status === "read" && Array.isArray(tokens)
        ? tokens.map((token: Props) => [token["id"], token["tokenName"]])
        : undefined,
  };
}

/**
 * The engine checks one token after the other; so the reads of all of them begin here, a few
 * requests at once, and each token's own check finds its own under way. They never reject.
 */
function beginEnrollmentReads(
  reader: Reader,
  inputs: AdeTenantInputs,
  { tokens }: TokenList,
): void {
  for (const expected of inputs.declared) {
    const result = match(expected, tokens);
    if (result.status === "found")
      void reader.enrollment(connectionOf(inputs), result.token.id, inputs.devices);
  }
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
