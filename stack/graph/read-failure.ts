import { GraphClientError } from "@microsoft/microsoft-graph-client";
import type { Cause } from "../../policy/wire/expiring.ts";

/** What went wrong, finer than its cause: chooses the advice in a message. */
export type Failure =
  | "no-credential"
  | "sign-in-refused"
  | "wrong-tenant"
  | "unauthenticated"
  | "forbidden"
  | "unreachable"
  | "demo-closed"
  | "demo-sign-in"
  | "time-limit"
  | "throttled"
  | "server-error"
  | "not-found"
  | "limited"
  | "interrupted"
  | "unexpected-answer";

const causes: Readonly<Record<Failure, Cause>> = {
  "no-credential": "unauthorized",
  "sign-in-refused": "unauthorized",
  "wrong-tenant": "unauthorized",
  unauthenticated: "unauthorized",
  forbidden: "unauthorized",
  unreachable: "unavailable",
  "demo-closed": "unavailable",
  "demo-sign-in": "unauthorized",
  "time-limit": "unavailable",
  throttled: "unavailable",
  "server-error": "unavailable",
  "not-found": "malformed",
  limited: "unavailable",
  interrupted: "unavailable",
  "unexpected-answer": "malformed",
};

/** Another attempt would end the same way. */
const final: ReadonlySet<Failure> = new Set(["time-limit", "interrupted", "demo-closed"]);

interface Details {
  readonly requestId?: string | undefined;
  readonly signIn?: boolean;
  readonly refusal?: Refusal | undefined;
}

/** The path is answered, though perhaps not with `$select` and `$expand`. */
interface Refusal {
  /** The one that Graph names. */
  readonly property: string | undefined;
}

/**
 * A read that failed, in a sentence for people that names no secret. The Graph SDK passes on
 * its own `GraphClientError` as it is, and rewraps every other error.
 */
export class ReadFailure extends GraphClientError {
  override readonly name = "ReadFailure";
  readonly failure: Failure;
  /** For Microsoft's support; differs each time, so it stays out of messages. */
  readonly requestId: string | undefined;
  /** Signing in failed: no other read of this process needs to try. */
  readonly signIn: boolean;
  /** Another form of the same request may be answered. */
  readonly refusal: Refusal | undefined;

  constructor(
    failure: Failure,
    message: string,
    { requestId, signIn = false, refusal }: Details = {},
  ) {
    super(message);
    // The SDK's constructor makes every instance a plain `GraphClientError`.
    Object.setPrototypeOf(this, new.target.prototype);
    this.failure = failure;
    this.requestId = requestId;
    this.signIn = signIn;
    this.refusal = refusal;
  }

  get kind(): Cause {
    return causes[this.failure];
  }

  /** Worth another attempt within the time budget. */
  get passing(): boolean {
    return this.kind === "unavailable" && !final.has(this.failure);
  }

  /** Something answered, and not as Graph does. */
  static unexpected(message: string): ReadFailure {
    return new ReadFailure("unexpected-answer", message);
  }

  /** Whatever was thrown, as a read failure: nothing else may leave the reader. */
  static from(error: unknown): ReadFailure {
    if (error instanceof ReadFailure) return error;
    const text = error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
    return ReadFailure.unexpected(`The reader failed unexpectedly (${text.slice(0, 200)}).`);
  }
}
