import { type Declared, parseDeclared, subjectOf, tenantOf } from "../expiring/declared.ts";
import type { Kind } from "../define-policy.ts";
import {
  booleanOf,
  instantOf,
  integerOf,
  type Props,
  recordOf,
  recordsOf,
  textOf,
  textsOf,
} from "../props.ts";
import { acknowledged, type Acknowledgement, parseAcknowledgements } from "./acknowledgement.ts";
import { type Devices, parseDevices, parseProfiles, type Profiles } from "./enrollment.ts";
import { type Cause, causeOf, parseSighting, type Sighting } from "../observed.ts";
import { MissingInput } from "../unknown-inputs.ts";
import { plain, quoted } from "../text/write.ts";

export type TokenStatus = "found" | "missing" | "ambiguous" | "unreadable";

/** What is declared of an ADE token, and what was observed of it; an absent fact is `undefined`. */
export interface AdeToken {
  /** The logical name: the resource's name, and the key under `apple-ade:tokens`. */
  readonly key: string;
  readonly tenant: string;
  readonly declared: Declared & {
    readonly tokenName: string;
    readonly id: string | undefined;
    readonly tokenType: string | undefined;
    /** An Apple ID is declared, and must be compared. */
    readonly appleIdentifier: boolean;
    /** The platforms that must have a default enrollment profile. */
    readonly platforms: readonly string[];
    readonly minimumDevices: number | undefined;
    readonly devicesWithoutProfile: number | undefined;
    readonly acknowledgements: readonly Acknowledgement[];
  };
  readonly live: LiveToken;
}

export interface LiveToken {
  readonly status: TokenStatus;
  /** The moment of observation; ages of syncs are counted at it. */
  readonly observedAt: Date;
  readonly reason: string | undefined;
  readonly cause: Cause | undefined;
  readonly id: string | undefined;
  readonly tokenName: string | undefined;
  readonly tokenType: string | undefined;
  readonly expiresAt: Date | undefined;
  readonly lastModifiedAt: Date | undefined;
  readonly lastSyncedAt: Date | undefined;
  readonly lastSyncErrorCode: number | undefined;
  readonly appleIdentifierMatches: boolean | undefined;
  readonly syncedDeviceCount: number | undefined;
  readonly profiles: Profiles;
  readonly devices: Devices;
  /** Matched by name, but the last `up` recorded another id under that name. */
  readonly previousId: string | undefined;
  readonly tokensRead: number | undefined;
  /** The live tokens of the declared name, when several match. */
  readonly candidates: readonly Sighting[];
  /** The undeclared live token whose name is closest, when none matches. */
  readonly closestUndeclared: Sighting | undefined;
  readonly lastKnown: LiveToken | undefined;
}

export const adeToken: Kind<AdeToken> = {
  type: "pulumi-nodejs:dynamic/intune:AdeToken",
  noun: "ADE token",
  parse: parseAdeToken,
  subject: (token) =>
    subjectOf(`${quoted(nameOf(token))} of ${plain(token.tenant)}`, token.declared),
  acknowledged,
};

/** The name under which Intune shows the token now, else the declared one. */
export function nameOf({ declared, live }: AdeToken): string {
  return live.tokenName ?? declared.tokenName;
}

function parseAdeToken(props: Props, key: string): AdeToken {
  const tokenName = textOf(props, "tokenName");
  if (tokenName === undefined) throw new MissingInput("tokenName");
  return {
    key,
    tenant: tenantOf(props),
    declared: {
      ...parseDeclared(props),
      tokenName,
      id: textOf(props, "id"),
      tokenType: textOf(props, "tokenType"),
      appleIdentifier: textOf(props, "appleIdentifier") !== undefined,
      platforms: textsOf(props, "platforms"),
      minimumDevices: integerOf(props, "minimumDevices"),
      devicesWithoutProfile: integerOf(props, "devicesWithoutProfile"),
      acknowledgements: parseAcknowledgements(props),
    },
    live: parseLive(recordOf(props, "live")),
  };
}

function parseLive(live: Props): LiveToken {
  const observedAt = instantOf(live, "observedAt");
  const tokenType = textOf(live, "tokenType");
  return {
    // Without a moment of observation nothing can be dated.
    status: observedAt === undefined ? "unreadable" : statusOf(live),
    observedAt: observedAt ?? new Date(0),
    reason: textOf(live, "reason"),
    cause: causeOf(live),
    id: textOf(live, "id"),
    tokenName: textOf(live, "tokenName"),
    tokenType: tokenType === "dep" || tokenType === "appleSchoolManager" ? tokenType : undefined,
    expiresAt: instantOf(live, "expiresAt"),
    lastModifiedAt: instantOf(live, "lastModifiedAt"),
    lastSyncedAt: instantOf(live, "lastSyncedAt"),
    lastSyncErrorCode: integerOf(live, "lastSyncErrorCode"),
    appleIdentifierMatches: booleanOf(live, "appleIdentifierMatches"),
    syncedDeviceCount: integerOf(live, "syncedDeviceCount"),
    profiles: parseProfiles(live),
    devices: parseDevices(live),
    previousId: textOf(live, "previousId"),
    tokensRead: integerOf(live, "tokensRead"),
    candidates: recordsOf(live, "candidates").map(parseSighting),
    closestUndeclared:
      "closestUndeclared" in live ? parseSighting(recordOf(live, "closestUndeclared")) : undefined,
    lastKnown: "lastKnown" in live ? parseLive(recordOf(live, "lastKnown")) : undefined,
  };
}

/** Facts without a known status were not read by us: never healthy. */
function statusOf(live: Props): TokenStatus {
  const status = live["status"];
  return status === "found" || status === "missing" || status === "ambiguous"
    ? status
    : "unreadable";
}
