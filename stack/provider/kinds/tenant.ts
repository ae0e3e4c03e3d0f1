import type { RecordedTenant } from "../../../policy/wire/tenant.ts";
import { isRecord } from "../../../policy/wire/values.ts";
import { type AdeTenantInputs, adeTenantInputs, connectionOf } from "../../declaration/recorded.ts";
import type { Reader } from "../../graph/reader.ts";
import { readTokens, type TokenList } from "../../graph/reads/tokens.ts";
import { lastRunFacts } from "../last-run.ts";
import { sighting, unreadable } from "../live.ts";
import { adeTokens, match, undeclared } from "../matching.ts";
import type { RecordedResource } from "../recorded-resource.ts";
import { beginEnrollmentReads } from "./enrollment.ts";
import { kindProviders } from "./registry.ts";

export function adeTenant(
  reader: Reader,
  remember: (inputs: AdeTenantInputs) => void,
): RecordedResource<AdeTenantInputs, RecordedTenant> {
  return {
    inputs: adeTenantInputs,
    id: ({ tenantId, graph }) => tenantId ?? graph.endpoint,
    async observe(inputs, recorded) {
      remember(inputs);
      const connection = connectionOf(inputs);
      const list = await reader.read(connection, readTokens);
      const ids = inputs.declared.flatMap((each) => {
        const [token, ...others] = match(each, list.tokens);
        return token === undefined || others.length > 0 ? [] : [token.id];
      });
      beginEnrollmentReads(reader, connection, ids, inputs.devices);
      return {
        ...liveTenant(inputs, list),
        ...(await lastRunFacts(inputs, recorded, ({ kind }) =>
          kindProviders[kind].live(reader, connection),
        )),
      };
    },
    // Which tokens nobody declared; their dates are nobody's promise.
    drift: ({ status, undeclared: tokens }) =>
      status === "read" && Array.isArray(tokens)
        ? tokens.filter(isRecord).map((token) => [token["id"], token["tokenName"]])
        : undefined,
  };
}

function liveTenant(
  inputs: AdeTenantInputs,
  { tokens, observedAt, failure }: TokenList,
): RecordedTenant {
  const ignored = inputs.ignoredTokens.map(({ tokenName }) => tokenName);
  const seen = {
    observedAt,
    tokensRead: adeTokens(tokens).length,
    undeclared: undeclared(tokens, inputs.declared, ignored).map((each) => sighting(each)),
  };
  if (failure === undefined) return { status: "read", ...seen };
  const reason = unreadable(observedAt, failure);
  return tokens.length === 0 ? reason : { ...reason, ...seen, status: "partial" };
}
