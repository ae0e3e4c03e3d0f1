import type { Subject } from "../finding.ts";
import { type Cause, causeOf, parseSighting, type Sighting } from "../observed.ts";
import {
  booleanOf,
  instantOf,
  integerOf,
  type Props,
  recordOf,
  recordsOf,
  textOf,
} from "../props.ts";
import { plain } from "../text/write.ts";
import { endOfDay } from "../time.ts";
import { MissingInput } from "../unknown-inputs.ts";

/** What is declared of something that expires, and what was observed of it. */
export interface Facts {
  /** The logical name: the resource's name, and the key in the stack's file. */
  readonly key: string;
  readonly tenant: string;
  readonly declared: Declared;
  readonly live: Live;
}

export interface Declared {
  /** As Intune shows it; `undefined` where a tenant has only one. */
  readonly name: string | undefined;
  /** Pins the identity. */
  readonly id: string | undefined;
  readonly renewBy: string;
  /** The last instant of `renewBy`. */
  readonly deadline: Date;
  /** The generation that `renewBy` was set for. */
  readonly expiresAt: Date | undefined;
  /** An Apple ID is declared, and must be compared. */
  readonly appleIdentifier: boolean;
  readonly owner: string | undefined;
  readonly runbook: string | undefined;
}

/** An absent fact is `undefined`. */
export interface Live {
  readonly status: "found" | "missing" | "ambiguous" | "unreadable";
  /** The moment of observation; ages of syncs are counted at it. */
  readonly observedAt: Date;
  readonly reason: string | undefined;
  readonly cause: Cause | undefined;
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly expiresAt: Date | undefined;
  readonly appleIdentifierMatches: boolean | undefined;
  /** The id (a certificate's topic) that the last `up` recorded, when another is live now. */
  readonly previousId: string | undefined;
  /** How many live ones there are. */
  readonly tokensRead: number | undefined;
  /** The live ones of the declared name, when several match. */
  readonly candidates: readonly Sighting[];
  /** The undeclared live one whose name is closest, when none matches. */
  readonly closestUndeclared: Sighting | undefined;
  readonly lastKnown: Live | undefined;
}

/** Throws `MissingInput` when `renewBy` is no date, which the provider never lets through. */
export function parseDeclared(props: Props): Declared {
  const renewBy = textOf(props, "renewBy");
  const deadline = endOfDay(renewBy ?? "");
  if (renewBy === undefined || deadline === undefined) throw new MissingInput("renewBy");
  return {
    name: nameIn(props),
    id: textOf(props, "id"),
    renewBy,
    deadline,
    expiresAt: instantOf(props, "expiresAt"),
    appleIdentifier: textOf(props, "appleIdentifier") !== undefined,
    owner: textOf(props, "owner"),
    runbook: textOf(props, "runbook"),
  };
}

export function parseLive(live: Props): Live {
  const observedAt = instantOf(live, "observedAt");
  return {
    // Without a moment of observation nothing can be dated.
    status: observedAt === undefined ? "unreadable" : statusOf(live),
    observedAt: observedAt ?? new Date(0),
    reason: textOf(live, "reason"),
    cause: causeOf(live),
    id: textOf(live, "id"),
    name: nameIn(live),
    expiresAt: instantOf(live, "expiresAt"),
    appleIdentifierMatches: booleanOf(live, "appleIdentifierMatches"),
    previousId: textOf(live, "previousId") ?? textOf(live, "previousTopicIdentifier"),
    tokensRead: integerOf(live, "tokensRead"),
    candidates: recordsOf(live, "candidates").map(parseSighting),
    closestUndeclared:
      "closestUndeclared" in live ? parseSighting(recordOf(live, "closestUndeclared")) : undefined,
    lastKnown: "lastKnown" in live ? parseLive(recordOf(live, "lastKnown")) : undefined,
  };
}

/** Facts without a known status were not read by us: never healthy. */
function statusOf({ status }: Props): Live["status"] {
  return status === "found" || status === "missing" || status === "ambiguous"
    ? status
    : "unreadable";
}

/** ADE tokens have a `tokenName`, VPP tokens a `displayName`. */
function nameIn(props: Props): string | undefined {
  return textOf(props, "tokenName") ?? textOf(props, "displayName");
}

export function tenantOf(props: Props): string {
  return textOf(props, "tenant") ?? "this tenant";
}

/** The name under which Intune shows it now, else the declared one. */
export function nameOf({ declared, live }: Pick<Facts, "declared" | "live">): string {
  return live.name ?? declared.name ?? "";
}

export function subjectOf(
  title: string,
  { owner, runbook }: Pick<Declared, "owner" | "runbook">,
): Subject {
  return { title, owner: owner && plain(owner), runbook: runbook && plain(runbook) };
}
