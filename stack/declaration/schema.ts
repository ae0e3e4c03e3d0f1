import type { z } from "zod";
import type { KindName } from "../../policy/wire/kinds.ts";
import { tokenTypes } from "../../policy/wire/token.ts";
import { strict } from "./problems.ts";
import { devices, graph, identity, label } from "./reading.ts";
import { appleId, date, https, instant, listOf, named, oneOf, text, whole } from "./values.ts";

// The comments on the keys document the constructor's arguments, the schema for editors and
// docs/configuration.md.

export const responsibility = {
  /** A person or team, as messages name them; default: the tenant's. */
  owner: text("a person or team").exactOptional(),
  /** Where they look up what to do; default: the tenant's. */
  runbook: https.exactOptional(),
};

const renewal = {
  /** The deadline: a date, valid until the end of that day in UTC. */
  renewBy: date,
  /** Recommended: the expiry that `renewBy` was set for. */
  expiresAt: instant.exactOptional(),
  ...responsibility,
};

const acknowledgement = strict(
  {
    /** The policy; its stricter twin is covered too. */
    policy: text("a policy's name, like ade-token-terms-accepted"),
    /** Why it may wait. */
    reason: text("why it may wait"),
    /** Who decides. */
    owner: text("who decides"),
    /** The last day, at most 30 days ahead, valid until its end in UTC. */
    until: date,
    /** The expiry of the token that this is about: a renewal ends it. */
    expiresAt: instant,
  },
  "an acknowledgement",
);

/** What is declared of an ADE token. */
export const token = {
  /** The token's name exactly as in Intune, case and spaces included. */
  tokenName: text("the token's name as Intune shows it"),
  ...renewal,
  /** Pins the token's identity; needed when two tokens have one name. */
  id: text("the token's id in Graph").exactOptional(),
  /** The Apple ID that the token was made with: compared, never shown; may be a Pulumi secret. */
  appleIdentifier: appleId.exactOptional(),
  /** The kind of organisation that the token must come from; not compared when absent. */
  tokenType: oneOf(tokenTypes, " or ").exactOptional(),
  /** The platforms that must have a default enrollment profile; none when absent. */
  platforms: listOf(
    oneOf(["ios", "macos", "tvos", "visionos"]),
    "a list of platforms",
  ).exactOptional(),
  /** Fewer synced devices than this are a finding; default 1. */
  minimumDevices: whole("a whole number of devices", 0).exactOptional(),
  /** As many devices without an enrollment profile are tolerated; default 0. */
  devicesWithoutProfile: whole("a whole number of devices", 0).exactOptional(),
  /** Findings that somebody accepts for a while. */
  acknowledgements: listOf(acknowledgement, "a list of acknowledgements").exactOptional(),
};

/** What is declared of the tenant's Apple MDM push certificate. */
export const pushCertificate = {
  ...renewal,
  /** The Apple ID that the certificate was made with: compared, never shown; may be a Pulumi secret. */
  appleIdentifier: appleId.exactOptional(),
};

/** What is declared of a VPP (location) token. */
export const vppToken = {
  /** The token's name exactly as in Intune. */
  displayName: text("the token's name as Intune shows it"),
  ...renewal,
  /** Pins the token's identity. */
  id: text("the token's id in Graph").exactOptional(),
};

/** By the names of the kinds. */
export const declarations = { token, pushCertificate, vppToken } satisfies Readonly<
  Record<KindName, z.core.$ZodLooseShape>
>;

export const ignoredToken = {
  /** The token's name exactly as in Intune. */
  tokenName: token.tokenName,
  /** Why it is not checked. */
  reason: text("why it is ignored"),
};

/** What a tenant's stack file and its arguments have in common. */
export const declared = {
  ...identity,
  /** The label in messages and reports; default: the stack's name, in a program the resource's. */
  tenant: label.exactOptional(),
  /** How Microsoft Graph is reached and read. */
  graph: graph.exactOptional(),
  /** The ADE tokens that the tenant must have, by logical names; `{}` when there are none. */
  tokens: named(
    strict(token, "a token's declaration"),
    "a map from logical names to tokens; {} when there are none",
  ),
  /** The tenant's Apple MDM push certificate. */
  pushCertificate: strict(pushCertificate, "the push certificate's declaration").exactOptional(),
  /** The VPP (location) tokens, by logical names. */
  vppTokens: named(
    strict(vppToken, "a VPP token's declaration"),
    "a map from logical names to VPP tokens",
  ).exactOptional(),
  /** How devices are read, as counts only. */
  devices: strict(devices, "how devices are read").prefault({}),
  /** Live tokens that are known and not checked. */
  ignoredTokens: listOf(
    strict(ignoredToken, "a token's name and the reason"),
    "a list of names with reasons",
  ).exactOptional(),
};

/** The arguments of an `AdeTenant`, where no output stands for a value. */
export const tenantArguments = strict({ ...declared, ...responsibility }, "a tenant's arguments");
