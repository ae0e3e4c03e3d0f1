import type { Reader } from "../graph/reader.ts";
import type { TokenList } from "../graph/reads/tokens.ts";
import { present } from "../graph/reads/values.ts";
import { type AdeTenantInputs, adeTenantInputs, connectionOf } from "../declaration/recorded.ts";
import { adeTokens, match, undeclared } from "../matching.ts";
import { beginEnrollmentReads } from "./enrollment-facts.ts";
import { certificate, type Kind, lastRunFacts, type Reading } from "./last-run.ts";
import { sighting, unreadable } from "./live.ts";
import type { Props, RecordedResource } from "./recorded-resource.ts";

export function adeTenant(
  reader: Reader,
  remember: (inputs: AdeTenantInputs) => void,
): RecordedResource<AdeTenantInputs> {
  return {
    inputs: adeTenantInputs,
    id: ({ tenantId, graph }) => tenantId ?? graph.endpoint,
    async observe(inputs, recorded) {
      remember(inputs);
      const list = await reader.tokens(connectionOf(inputs));
      const found = inputs.declared.map((expected) => match(expected, list.tokens));
      const ids = found.flatMap((each) => (each.status === "found" ? [each.token.id] : []));
      beginEnrollmentReads(reader, connectionOf(inputs), ids, inputs.devices);
      const facts = await lastRunFacts({ ...inputs }, recorded, (kind) =>
        read(reader, inputs, kind),
      );
      return { ...liveTenant(inputs, list), ...facts };
    },
    // Which tokens nobody declared; their dates are nobody's promise.
    meaningful: ({ status, undeclared: tokens }) =>
      status === "read" && Array.isArray(tokens)
        ? tokens.map((token: Props) => [token["id"], token["tokenName"]])
        : undefined,
  };
}

/** What is in Intune of one kind, as the provider of that kind reads it. */
async function read(reader: Reader, inputs: AdeTenantInputs, kind: Kind): Promise<Reading> {
  const connection = connectionOf(inputs);
  switch (kind) {
    case "token": {
      const { tokens, failure } = await reader.tokens(connection);
      return { live: tokens, failure };
    }
    case "vppToken": {
      const { tokens, failure } = await reader.vppTokens(connection);
      const live = tokens.map(({ displayName: tokenName, ...each }) =>
        present({ ...each, tokenName }),
      );
      return { live, failure };
    }
    case "pushCertificate": {
      const { certificate: held, failure } = await reader.pushCertificate(connection);
      return { live: held === undefined ? [] : [{ ...held, ...certificate }], failure };
    }
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
