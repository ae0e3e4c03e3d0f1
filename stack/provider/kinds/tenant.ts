import type { RecordedTenant } from "../../../policy/wire/tenant.ts";
import { isRecord } from "../../../policy/wire/values.ts";
import { type AdeTenantInputs, adeTenantInputs, connectionOf } from "../../declaration/recorded.ts";
import type { Connection } from "../../graph/connection.ts";
import type { Reader } from "../../graph/reader.ts";
import type { TokenList } from "../../graph/reads/tokens.ts";
import { type KindOfTenant, lastRunFacts } from "../last-run.ts";
import { sighting, unreadable } from "../live.ts";
import { adeTokens, match, undeclared } from "../matching.ts";
import type { RecordedResource } from "../recorded-resource.ts";
import { beginEnrollmentReads } from "./enrollment.ts";

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
      const list = await reader.tokens(connection);
      const ids = inputs.declared.flatMap((each) => {
        const [token, ...others] = match(each, list.tokens);
        return token === undefined || others.length > 0 ? [] : [token.id];
      });
      beginEnrollmentReads(reader, connection, ids, inputs.devices);
      const kinds = kindsOf(reader, connection);
      return {
        ...liveTenant(inputs, list),
        ...(await lastRunFacts({ ...inputs }, recorded, kinds)),
      };
    },
    // Which tokens nobody declared; their dates are nobody's promise.
    drift: ({ status, undeclared: tokens }) =>
      status === "read" && Array.isArray(tokens)
        ? tokens.filter(isRecord).map((token) => [token["id"], token["tokenName"]])
        : undefined,
  };
}

/** There is only one: its key, which serves as its id, and its name in reports. */
const certificate = { id: "push-certificate", tokenName: "Apple MDM push certificate" };

/** What of each kind is declared and in Intune, as the provider of that kind reads it. */
export function kindsOf(reader: Reader, connection: Connection): readonly KindOfTenant[] {
  return [
    {
      kind: "token",
      declaredIn: ({ declared }) => declared,
      read: async () => listed(await reader.tokens(connection)),
    },
    {
      kind: "vppToken",
      declaredIn: ({ declaredVppTokens }) => declaredVppTokens,
      read: async () => listed(await reader.vppTokens(connection)),
    },
    {
      kind: "pushCertificate",
      declaredIn: ({ declaredPushCertificate: isDeclared }) =>
        isDeclared === true ? [{ key: certificate.id, ...certificate }] : [],
      async read() {
        const { certificate: held, failure } = await reader.pushCertificate(connection);
        return { live: held === undefined ? [] : [{ ...held, ...certificate }], failure };
      },
    },
  ];
}

function listed<T>({
  tokens: live,
  failure,
}: Pick<TokenList, "failure"> & { tokens: readonly T[] }) {
  return { live, failure };
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
