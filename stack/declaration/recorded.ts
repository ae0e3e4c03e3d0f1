import { z } from "zod";
import type { Connection } from "../graph/connection.ts";
import * as reading from "./reading.ts";
import * as declared from "./schema.ts";

/** What all resources of a tenant share: its label in messages, and how it is read. */
const tenant = {
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

const key = z.string();
const { tokenName, id } = declared.token;
const { displayName } = declared.vppToken;
const { owner } = declared.responsibility;

/** The declared inputs of an `AdeTenant`; `live` joins them in `check`, here and below. */
export const adeTenantInputs = z.object({
  ...tenant,
  ...declared.responsibility,
  declared: z.array(z.object({ key, tokenName, id, owner })),
  /** Absent where there are none, as in records of version 0.1.0. */
  declaredVppTokens: z.array(z.object({ key, displayName, id })).exactOptional(),
  declaredPushCertificate: z.literal(true).exactOptional(),
  ignoredTokens: z.array(z.object(declared.ignoredToken)),
  devices,
});

export const adeTokenInputs = z.object({ ...tenant, ...declared.token, devices });

export const pushCertificateInputs = z.object({ ...tenant, ...declared.pushCertificate });

export const vppTokenInputs = z.object({ ...tenant, ...declared.vppToken });

export type AdeTenantInputs = z.infer<typeof adeTenantInputs>;
export type AdeTokenInputs = z.infer<typeof adeTokenInputs>;
export type PushCertificateInputs = z.infer<typeof pushCertificateInputs>;
export type VppTokenInputs = z.infer<typeof vppTokenInputs>;

export function connectionOf({
  tenantId,
  clientId,
  graph,
}: Pick<AdeTokenInputs, "tenantId" | "clientId" | "graph">): Connection {
  return {
    ...graph,
    ...(tenantId !== undefined && { tenantId }),
    ...(clientId !== undefined && { clientId }),
  };
}
