import { z } from "zod";
import { type KindName, type KindRow, kinds, type Listings } from "../../policy/wire/kinds.ts";
import type { Connection } from "../graph/connection.ts";
import * as reading from "./reading.ts";
import * as declared from "./schema.ts";
import { present } from "../../policy/wire/present.ts";

/** What all resources of a tenant share: its label in messages, and how it is read. */
export const shared = {
  tenant: reading.label,
  ...reading.identity,
  graph: z.object({
    endpoint: z.string(),
    timeoutSeconds: reading.timeoutSeconds,
    /** Recorded only where the count is not trusted. */
    trustCount: z.literal(false).exactOptional(),
  }),
};

/** Records of earlier versions have no such input. */
const devices = z.object(reading.devices).prefault({});

/** What of a kind's declarations their tenant repeats. */
function listed({ kind, listed: keys }: KindRow): z.ZodType {
  if (keys === undefined) return z.literal(true);
  const shape = Object.entries(declared.declarations[kind]);
  const own = Object.fromEntries(shape.filter(([key]) => keys.includes(key)));
  return z.array(z.object({ key: z.string(), ...own }));
}

/** Absent where there are none, as in records of version 0.1.0. */
const listings: Readonly<Record<Listings, z.ZodExactOptional>> = Object.assign(
  {},
  ...kinds.map((each) => ({ [each.listedIn]: listed(each).exactOptional() })),
);

const { tokenName, id } = declared.token;
const { owner } = declared.responsibility;

/** The declared inputs of an `AdeTenant`; `live` joins them in `check`, here and below. */
export const adeTenantInputs = z.object({
  ...shared,
  ...declared.responsibility,
  ...listings,
  declared: z.array(z.object({ key: z.string(), tokenName, id, owner })),
  ignoredTokens: z.array(z.object(declared.ignoredToken)),
  devices,
});

export type AdeTenantInputs = z.infer<typeof adeTenantInputs>;
export type InputsOf<K extends KindName> = z.infer<z.ZodObject<typeof shared>> &
  z.infer<z.ZodObject<(typeof declared.declarations)[K]>> &
  (K extends "token" ? { devices: z.infer<typeof devices> } : unknown);
export type AdeTokenInputs = InputsOf<"token">;

/** Those of the resources below it, by their kinds. */
export const inputsOf: { readonly [K in KindName]: z.ZodType<InputsOf<K>> } = Object.assign(
  {},
  ...kinds.map(({ kind }) => ({
    [kind]: z.object({
      ...shared,
      ...declared.declarations[kind],
      ...(kind === "token" && { devices }),
    }),
  })),
);

export function connectionOf({
  tenantId,
  clientId,
  graph,
}: Pick<AdeTenantInputs, "tenantId" | "clientId" | "graph">): Connection {
  return present({ ...graph, tenantId, clientId });
}
