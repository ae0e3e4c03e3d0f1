import type { DemoTenant } from "../../../demo/server.ts";
import type { Connection } from "../../../stack/graph/connection.ts";
import { createReader } from "../../../stack/graph/reader.ts";
import { readTokens, type TokenList } from "../../../stack/graph/reads/tokens.ts";
import { recordEffects, type RecordedEffects } from "../effects.ts";

export interface ReadOptions extends Partial<Connection> {
  readonly effects?: RecordedEffects;
}

export function connectionTo(
  { endpoint, tenantId }: DemoTenant,
  overrides: Partial<Connection> = {},
): Connection {
  return { endpoint, tenantId, timeoutSeconds: 30, ...overrides };
}

/** The real reader of token lists. */
export function openReader(
  effects: RecordedEffects = recordEffects(),
): (connection: Connection) => Promise<TokenList> {
  const reader = createReader(effects);
  return (connection) => reader.read(connection, readTokens);
}

/** Reads the tenant's token list with the real reader. */
export function read(
  tenant: DemoTenant,
  { effects, ...options }: ReadOptions = {},
): Promise<TokenList> {
  return openReader(effects)(connectionTo(tenant, options));
}

/** How a read failed, in the words that others see. */
export async function failureOf(
  reading: Promise<TokenList>,
): Promise<Readonly<Record<"failure" | "kind" | "message", string | undefined>>> {
  const { failure } = await reading;
  return { failure: failure?.failure, kind: failure?.kind, message: failure?.message };
}
