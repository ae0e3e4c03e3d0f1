import { forbidden } from "./authorization.ts";
import type { Exchange, Reply } from "./exchange.ts";
import { GraphError, unauthorized } from "./graph-error.ts";

/** A way in which the whole tenant fails to answer. */
export type TenantFault = "unauthorized" | "forbidden" | "unavailable" | "malformed";

/** Plays the fault: throws Graph's refusal, or gives the answer that is staged instead. */
export function applyFault(exchange: Exchange, fault: TenantFault | undefined): Reply | undefined {
  switch (fault) {
    case undefined:
      return undefined;
    case "unauthorized":
      throw unauthorized("Access token validation failure. Invalid audience.");
    case "forbidden":
      throw forbidden(exchange);
    case "unavailable":
      throw new GraphError(503, "ServiceUnavailable", "The service is temporarily unavailable.", {
        "retry-after": "1",
      });
    case "malformed":
      return { status: 200, body: { value: { tokens: "moved to another place" } } };
    default:
      return fault satisfies never;
  }
}
