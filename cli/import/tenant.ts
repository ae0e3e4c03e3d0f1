import { type KindName, type KindRow, kinds } from "../../policy/wire/kinds.ts";
import type { Reader } from "../../stack/graph/reader.ts";
import { type AdeTenantInputs, connectionOf } from "../../stack/declaration/recorded.ts";
import { kindProviders } from "../../stack/provider/kinds/registry.ts";
import type { Reading } from "../../stack/provider/last-run.ts";
import { adeTenant } from "../../stack/provider/kinds/tenant.ts";
import { readingFindings } from "../reading-findings.ts";
import { Refusal } from "../refusal.ts";

/** What a tenant holds that can be declared, by the names of the kinds. */
export interface TenantReading {
  /** Only lists that were read to their end; of a kind that was not, nothing. */
  readonly live: Readonly<Record<KindName, Reading["live"]>>;
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
  const { failure } = await kindProviders.token.live(reader, connection);
  if (failure !== undefined) {
    const said = await findingsOf(reader, inputs, now);
    throw new Refusal(`Nothing is offered: the ADE tokens were not all read.\n${said}`);
  }
  const readings = await Promise.all(
    kinds.map(async (kind) => ({
      kind,
      ...(await kindProviders[kind.kind].live(reader, connection)),
    })),
  );
  return {
    live: Object.assign(
      {},
      ...readings.map(({ kind, live, ...each }) => ({
        [kind.kind]: each.failure === undefined ? live : [],
      })),
    ),
    unread: readings.flatMap((each) => (each.failure === undefined ? [] : [unread(each.kind)])),
  };
}

function unread({ only, noun }: KindRow): string {
  const what = only ? `${only.name} was` : `${noun}s were`;
  return `Not complete: the ${what} not read, so that nothing of it is offered. Run it again.`;
}

/** What a preview says of the same failure, so that its cure is named in one place. */
async function findingsOf(reader: Reader, inputs: AdeTenantInputs, now: Date): Promise<string> {
  // Without declarations, nothing but the list is read.
  const none = Object.fromEntries(kinds.map(({ listedIn }) => [listedIn, undefined]));
  const tenant = { ...inputs, ...none, declared: [] };
  const live = await adeTenant(reader, () => undefined).observe(tenant, {});
  return readingFindings(tenant, live, now)
    .map(({ description, message }) => `${description}\n${message}`)
    .join("\n");
}
