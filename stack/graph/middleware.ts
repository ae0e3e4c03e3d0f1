import type { Context, Middleware } from "@microsoft/microsoft-graph-client";
import { ReadFailure } from "./read-failure.ts";

/** Gives the bearer token for Graph; throws a `ReadFailure`. */
export type AccessToken = (signal: AbortSignal) => Promise<string>;

/** A link of the Graph SDK's middleware chain, made from one function. */
export function middleware(
  execute: (context: Context, next: () => Promise<void>) => Promise<void>,
): Middleware {
  let following: Middleware | undefined;
  return {
    setNext: (next) => {
      following = next;
    },
    execute: (context) => execute(context, async () => following?.execute(context)),
  };
}

/** The request's own signal; the reader never sends one without. */
export function signalOf({ options }: Context): AbortSignal {
  const signal = options?.signal;
  if (signal === undefined || signal === null)
    throw new Error("A Graph request was made without a time limit.");
  return signal;
}

/** The request option that says so. */
export const fallback = "hasFallback";

/** Whether a refusal of the request's form is answered by asking in another one. */
export function mayFallBack({ options }: Context): boolean {
  return options !== undefined && Reflect.get(options, fallback) === true;
}

export function urlOf({ request }: Context): string {
  return typeof request === "string" ? request : request.url;
}

/**
 * Attaches the bearer token, to requests for the configured origin only. The SDK's own handler
 * knows Microsoft's hosts and never a loopback address.
 */
export function authorize(origin: string, accessToken: AccessToken): Middleware {
  return middleware(async (context, next) => {
    if (new URL(urlOf(context)).origin !== origin) {
      throw ReadFailure.unexpected(
        "A request to another address than the configured one was refused.",
      );
    }
    const token = await accessToken(signalOf(context));
    context.options = {
      ...context.options,
      headers: {
        ...Object.fromEntries(new Headers(context.options?.headers)),
        authorization: `Bearer ${token}`,
      },
    };
    await next();
  });
}
