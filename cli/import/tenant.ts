import type { DepToken } from "../../stack/graph/reads/tokens.ts";
import type { PushCertificate } from "../../stack/graph/reads/push-certificate.ts";
import type { ReadFailure } from "../../stack/graph/read-failure.ts";
import type { Reader } from "../../stack/graph/reader.ts";
import type { VppToken } from "../../stack/graph/reads/vpp-tokens.ts";
import { type AdeTenantInputs, connectionOf } from "../../stack/declaration/recorded.ts";
import { adeTenant } from "../../stack/provider/kinds/tenant.ts";
import { readingFindings } from "../reading-findings.ts";
import { Refusal } from "../refusal.ts";

/** What a tenant holds that can be declared; only lists that were read to their end. */
export interface TenantReading {
  readonly tokens: readonly DepToken[];
  /** Absent: the tenant has none, or it was not read. */
  readonly certificate?: PushCertificate;
  readonly vppTokens: readonly VppToken[];
  /** What is not known besides the ADE tokens; a sentence each. */
  readonly unread: readonly string[];
}

/** Throws a `Refusal` in the words of the policies when the ADE tokens were not all read. */
export async function readTenant(
  reader: Reader,
  inputs: AdeTenantInputs,
  now: Date,
): Promise<TenantReading> {
  const connection = connectionOf(inputs);
  const { tokens, failure } = await reader.tokens(connection);
  if (failure !== undefined) {
    const said = await findingsOf(reader, inputs, now);
    throw new Refusal(`Nothing is offered: the ADE tokens were not all read.\n${said}`);
  }
  const [{ certificate, ...push }, vpp] = await Promise.all([
    reader.pushCertificate(connection),
    reader.vppTokens(connection),
  ]);
  return {
    tokens,
    ...(certificate && { certificate }),
    vppTokens: vpp.failure === undefined ? vpp.tokens : [],
    unread: [
      ...unread("the Apple MDM push certificate was", push.failure),
      ...unread("the VPP tokens were", vpp.failure),
    ],
  };
}

function unread(what: string, failure: ReadFailure | undefined): readonly string[] {
  return failure === undefined
    ? []
    : [`Not complete: ${what} not read, so that nothing of it is offered. Run it again.`];
}

/** What a preview says of the same failure, so that its cure is named in one place. */
async function findingsOf(reader: Reader, inputs: AdeTenantInputs, now: Date): Promise<string> {
  // Without declarations, nothing but the list is read.
  const { declaredVppTokens: _, declaredPushCertificate: _certificate, ...shared } = inputs;
  const tenant = { ...shared, declared: [] };
  const live = await adeTenant(reader, () => undefined).observe(tenant, {});
  return readingFindings(tenant, live, now)
    .map(({ description, message }) => `${description}\n${message}`)
    .join("\n");
}
