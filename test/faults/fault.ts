import type { ServerResponse } from "node:http";
import type { Reply } from "../../demo/server/exchange.ts";
import type { PolicyName } from "../../demo/scenarios/scenario.ts";
import type { InterceptedRequest } from "../../demo/server.ts";
import type { Failure } from "../../stack/graph/read-failure.ts";
import type { Place } from "./place.ts";

/** The time budget in seconds of a fault that lasts until its end by the real clock. */
export const brief = 1;

/** One thing that can go wrong between Intune and this project. */
export interface Fault {
  /** For people: what happens, without a full stop. */
  readonly name: string;
  /** Where it can strike, and what must come of it when it strikes every time. */
  readonly leadsTo: Outcomes;
  /** Answers, or breaks, or stays silent instead of the tenant; the same strike, the same way. */
  readonly play: (strike: Strike) => void;
  /** The time budget in seconds, where it is not the usual one. */
  readonly within?: number;
}

/** One request that is struck. */
export interface Strike {
  readonly request: InterceptedRequest;
  readonly response: ServerResponse;
  /** What the tenant itself would answer. */
  readonly honest: Reply;
  /** The origin of a server that must never hear of it. */
  readonly elsewhere: string;
}

export type Outcome = Unread | Understood;

export type Outcomes = Readonly<Partial<Record<Place, Outcome>>>;

/** There is no usable answer: what was read before stays, and the rest is said to be unread. */
export interface Unread {
  readonly failure: Failure;
  /** Stands in the message of every finding that it causes. */
  readonly says: string;
  /** How often it is asked in all; from 6 on: it is tried again, and an honest answer on the way heals. */
  readonly requests: number;
  /** What this answer holds is taken; what should follow it is unread. */
  readonly partly?: boolean;
}

/** The answer is understood: the findings of these resources are as given, all others as ever. */
export interface Understood {
  readonly violates: Violations;
  /** Stands in one of their messages. */
  readonly says?: string;
  /** For people: why it is so, where that tells more than the message. */
  readonly why?: string;
}

/** The violated policies by resource, as `world.ts` names them. */
export type Violations = Readonly<Partial<Record<Resource, readonly PolicyName[]>>>;

export type Resource = "tenant" | "stores" | "academy" | "push certificate" | "apps";

export function isUnread(outcome: Outcome): outcome is Unread {
  return "failure" in outcome;
}

/** It fails for the moment, and is tried again. */
export function passing(failure: Failure, says: string): Unread {
  return { failure, says, requests: 6 };
}

/** It fails for good: asking again would not help, or take too long. */
export function final(failure: Failure, says: string): Unread {
  return { failure, says, requests: 1 };
}

/**
 * Also asked for in each other form: without `$select`, or one default profile at a time.
 * @param ofDefaults how often a token's default profiles are asked for, in all
 */
export function inEveryForm(
  places: readonly Place[],
  outcome: Unread,
  ofDefaults: number,
): Outcomes {
  const requests = (place: Place) => {
    if (place === "default profiles") return ofDefaults;
    return /page 2|^profiles$/.test(place) ? outcome.requests : 1 + outcome.requests;
  };
  return Object.fromEntries(
    places.map((place) => [place, { ...outcome, requests: requests(place) }]),
  );
}

/** The answer changes no finding, for that reason. */
export function nothing(why: string): Understood {
  return { violates: {}, why };
}

/** The same comes of it at all these places. */
export function at(places: readonly Place[], outcome: Outcome): Outcomes {
  return Object.fromEntries(places.map((place) => [place, outcome]));
}
