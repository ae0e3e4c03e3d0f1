import { middleware, urlOf } from "./middleware.ts";
import type { ReadFailure } from "./read-failure.ts";
import type { Claims } from "./sign-in/claims.ts";

/** A credential was asked: it gave a token with these claims, or said why not. */
export interface Asked {
  readonly kind: "credential";
  /** The library's name of it, such as `ManagedIdentityCredential`. */
  readonly credential: string;
  readonly claims?: Claims;
  readonly failure?: string;
}

/** One attempt of one request. */
export interface Answered {
  readonly kind: "answer";
  readonly url: string;
  readonly milliseconds: number;
  /** Absent: there was no answer. */
  readonly status?: number;
  /** The body as it came: names and serial numbers may stand in it. */
  readonly body?: string;
}

/** A read came to its end, complete or not. */
export interface ReadEnded {
  readonly kind: "read";
  /** As people are told: `ADE tokens`. */
  readonly what: string;
  readonly failure?: ReadFailure;
}

/** Is told what happens while a tenant is read, by whoever diagnoses it; a preview has none. */
export type Tap = (event: Asked | Answered | ReadEnded) => void;

/** The link before the transport: tells of every attempt. */
export function tapped(tap: Tap, now: () => Date) {
  return middleware(async (context, next) => {
    const began = now().getTime();
    const attempt = () => ({
      kind: "answer" as const,
      url: urlOf(context),
      milliseconds: now().getTime() - began,
    });
    try {
      await next();
    } catch (error) {
      tap(attempt());
      throw error;
    }
    const { response } = context;
    const answer = attempt();
    const status = response?.status;
    const body = await response?.clone().text();
    tap({
      ...answer,
      ...(status !== undefined && { status }),
      ...(body !== undefined && { body }),
    });
  });
}
