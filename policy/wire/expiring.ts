import {
  boolean,
  day,
  given,
  instant,
  integer,
  list,
  object,
  oneOf,
  optional,
  or,
  required,
  text,
} from "./values.ts";
import type { Props, ReadAs, Wire } from "./values.ts";

/** Why a read failed, as far as it decides which policy reports and what to do. */
export const cause = oneOf("unauthorized", "unavailable", "malformed");
export type Cause = NonNullable<ReadAs<typeof cause>>;

/** Of facts that could not be read. */
export const failed = { cause, failure: text, reason: text };

/** What a program declares; absent: the stack's file does, as in all records of version 0.1.0. */
export const program = optional(object({ tenant: text, key: text }));

/** What is declared of whatever expires. */
export const declaration = {
  program,
  /** Pins the identity. */
  id: text,
  /** The deadline. */
  renewBy: required(day),
  /** The generation that `renewBy` was set for. */
  expiresAt: instant,
  /** An Apple ID is declared, and must be compared. */
  appleIdentifier: given,
  owner: text,
  runbook: text,
};

/** Another live one, as far as messages name it. */
export const sighting = object({
  id: text,
  tokenName: text,
  displayName: text,
  expiresAt: instant,
});
export type Sighting = ReadAs<typeof sighting>;

export const observedAt = or(instant, new Date(0));

const known = oneOf("found", "missing", "ambiguous", "unreadable");
type Status = NonNullable<ReadAs<typeof known>>;

/** Facts without a known status, or without their moment, were not read by us: never healthy. */
const status: Wire<Status, Status> = (value, _, { observedAt: at } = {}) =>
  instant(at) === undefined ? "unreadable" : or(known, "unreadable")(value);

/** Carried along as a state of any version has it. */
const lastKnown: Wire<Readonly<{ observedAt: Date; expiresAt: Date | undefined }>, Props> = object({
  observedAt,
  expiresAt: instant,
});

/** What is observed of whatever expires. */
export const observation = {
  status,
  /** Ages of syncs are counted at it. */
  observedAt,
  ...failed,
  id: text,
  expiresAt: instant,
  appleIdentifierMatches: boolean,
  /** The id that the last `up` recorded, when another is live now. */
  previousId: text,
  /** How many live ones there are. */
  tokensRead: integer,
  /** The live ones of the declared name, when several match. */
  candidates: list(sighting),
  /** The undeclared live one whose name is closest, when none matches. */
  closestUndeclared: optional(sighting),
  /** The facts of the last good reading. */
  lastKnown: optional(lastKnown),
};
