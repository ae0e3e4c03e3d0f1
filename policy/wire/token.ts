import { devices, profiles } from "./enrollment.ts";
import { declaration, observation } from "./expiring.ts";
import { day, instant, integer, list, object, oneOf, or, required, text, texts } from "./values.ts";
import type { ReadAs, Wire, WrittenAs } from "./values.ts";

/** Somebody accepts a finding of one generation of a token, for a reason and until a day. */
const acknowledgement = object({
  /** As it is written; of an advisory policy and its mandatory twin, either. */
  policy: or(text, ""),
  reason: text,
  owner: text,
  until: day,
  /** The generation that it is about: the live token's expiry. */
  expiresAt: instant,
});
export type Acknowledgement = ReadAs<typeof acknowledgement>;

/** Graph's names for where an ADE token comes from: Apple Business or School Manager. */
export const tokenTypes = ["dep", "appleSchoolManager"] as const;
type TokenType = (typeof tokenTypes)[number];
/** In Graph's list of tokens, Apple Configurator's entry. */
export const configurator = "none";
const tokenType: Wire<TokenType | undefined, TokenType | typeof configurator> = oneOf(
  ...tokenTypes,
);

/** What crosses of an ADE token. */
export const declaredToken = object({
  ...declaration,
  tokenName: required(text),
  tokenType: text,
  /** The platforms that must have a default enrollment profile. */
  platforms: texts,
  minimumDevices: integer,
  devicesWithoutProfile: integer,
  acknowledgements: list(acknowledgement),
});

export const liveToken = object({
  ...observation,
  tokenName: text,
  tokenType,
  lastModifiedAt: instant,
  lastSyncedAt: instant,
  lastSyncTriggeredAt: instant,
  lastSyncErrorCode: integer,
  syncedDeviceCount: integer,
  profiles,
  devices,
});

export type LiveToken = ReadAs<typeof liveToken>;
export type RecordedToken = WrittenAs<typeof liveToken>;
