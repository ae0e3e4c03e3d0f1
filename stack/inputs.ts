import { z } from "zod";
import { expected, strict, structure, unlabelled } from "./configuration-problems.ts";
import type { Connection } from "./graph/connection.ts";

const text = (what: string) => z.string(expected(what)).min(1, expected(what));
const guid = (what: string) =>
  z.guid(expected(`${what}, a GUID like "3f1c0000-0000-4000-8000-000000000000"`)).exactOptional();
const seconds = expected("whole seconds from 1 to 600");
const instant = expected('an instant with its zone, in quotes, like "2027-03-01T09:00:00Z"');

const platforms = ["ios", "macos", "tvos", "visionos"] as const;
const pages = expected("a whole number of pages from 1 to 100000");
const deviceSeconds = expected("whole seconds from 1 to 3600");
const devices = expected("a whole number of devices");

export const fields = {
  devices: z.int(devices).min(0, devices).exactOptional(),
  tenantId: guid("the Entra tenant's id"),
  clientId: guid("the application's id"),
  tenant: text("a label for messages"),
  timeoutSeconds: z.int(seconds).min(1, seconds).max(600, seconds),
  tokenName: text("the token's name as Intune shows it"),
  owner: text("a person or team").exactOptional(),
  runbook: z.url({ protocol: /^https$/, ...expected("an https address") }).exactOptional(),
  reason: text("why it is ignored"),
};

const date = z.iso.date(expected('a date that exists, in quotes, like "2027-02-01"'));

/** That somebody accepts a finding of one generation of a token, until the end of a day in UTC. */
const acknowledgement = strict(
  {
    policy: text("a policy's name, like ade-token-terms-accepted"),
    reason: text("why it may wait"),
    owner: text("who decides"),
    until: date,
    expiresAt: z.iso.datetime({ offset: true, ...instant }),
  },
  "an acknowledgement",
);

/** What a team declares of an ADE token. */
export const tokenDeclaration = {
  tokenName: fields.tokenName,
  /** Valid until the end of that day in UTC. */
  renewBy: date,
  /** Pins the identity. */
  id: text("the token's id in Graph").exactOptional(),
  /** The generation that `renewBy` was set for. */
  expiresAt: z.iso.datetime({ offset: true, ...instant }).exactOptional(),
  /** Becomes a Pulumi secret; compared, never printed. */
  appleIdentifier: z
    .string(unlabelled("an Apple ID"))
    .min(1, unlabelled("an Apple ID"))
    .exactOptional(),
  tokenType: z
    .enum(["dep", "appleSchoolManager"], expected("dep or appleSchoolManager"))
    .exactOptional(),
  owner: fields.owner,
  runbook: fields.runbook,
  /** Which default enrollment profiles must exist. */
  platforms: z
    .array(z.enum(platforms, expected(platforms.join(", "))), structure("a list of platforms"))
    .exactOptional(),
  minimumDevices: fields.devices,
  /** As many devices without a profile are tolerated. */
  devicesWithoutProfile: fields.devices,
  /** Findings that somebody accepts for a while. */
  acknowledgements: z
    .array(acknowledgement, structure("a list of acknowledgements"))
    .exactOptional(),
};

/** What a team declares of the Apple MDM push certificate. */
export const pushCertificateDeclaration = {
  renewBy: tokenDeclaration.renewBy,
  expiresAt: tokenDeclaration.expiresAt,
  appleIdentifier: tokenDeclaration.appleIdentifier,
  owner: fields.owner,
  runbook: fields.runbook,
};

/** What a team declares of a VPP (location) token. */
export const vppTokenDeclaration = {
  displayName: text("the token's name as Intune shows it"),
  renewBy: tokenDeclaration.renewBy,
  id: tokenDeclaration.id,
  expiresAt: tokenDeclaration.expiresAt,
  owner: fields.owner,
  runbook: fields.runbook,
};

/** How devices are read; records of earlier versions have no such input. */
export const deviceSettings = {
  read: z.boolean(expected("true or false")).default(true),
  maxPages: z.int(pages).min(1, pages).max(100_000, pages).default(1000),
  timeoutSeconds: z.int(deviceSeconds).min(1, deviceSeconds).max(3600, deviceSeconds).default(120),
};

const recordedDeviceSettings = z.object(deviceSettings).prefault({});

/** What all resources of a tenant share: its label in messages, and how it is read. */
const tenantInputs = {
  tenant: fields.tenant,
  tenantId: fields.tenantId,
  clientId: fields.clientId,
  graph: z.object({ endpoint: z.string(), timeoutSeconds: fields.timeoutSeconds }),
};

/** The declared inputs of an `AdeToken`; `live` joins them in `check`. */
export const adeTokenInputs = z.object({
  ...tenantInputs,
  ...tokenDeclaration,
  devices: recordedDeviceSettings,
});

/** The declared inputs of an `ApplePushCertificate`. */
export const pushCertificateInputs = z.object({ ...tenantInputs, ...pushCertificateDeclaration });

/** The declared inputs of a `VppToken`. */
export const vppTokenInputs = z.object({ ...tenantInputs, ...vppTokenDeclaration });

/** The declared inputs of an `AdeTenant`; `live` joins them in `check`. */
export const adeTenantInputs = z.object({
  ...tenantInputs,
  declared: z.array(
    z.object({
      key: z.string(),
      tokenName: fields.tokenName,
      id: tokenDeclaration.id,
      owner: fields.owner,
    }),
  ),
  /** Absent where there are none, as in records of version 0.1.0. */
  declaredVppTokens: z
    .array(
      z.object({
        key: z.string(),
        displayName: vppTokenDeclaration.displayName,
        id: vppTokenDeclaration.id,
      }),
    )
    .exactOptional(),
  declaredPushCertificate: z.literal(true).exactOptional(),
  ignoredTokens: z.array(z.object({ tokenName: fields.tokenName, reason: fields.reason })),
  owner: fields.owner,
  runbook: fields.runbook,
  devices: recordedDeviceSettings,
});

export type PushCertificateInputs = z.infer<typeof pushCertificateInputs>;
export type VppTokenInputs = z.infer<typeof vppTokenInputs>;
export type AdeTokenInputs = z.infer<typeof adeTokenInputs>;
export type AdeTenantInputs = z.infer<typeof adeTenantInputs>;

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
