import { forbidden } from "./authorization.ts";
import type { Exchange, Reply } from "./exchange.ts";
import { GraphError, unauthorized } from "./graph-error.ts";
import type { Resource } from "./path.ts";

/** A way in which the whole tenant fails to answer. */
export type TenantFault = "unauthorized" | "forbidden" | "unavailable" | "malformed";

/** A way in which one resource fails: at once, or from a page on (the first is 1). */
export type ResourceFault =
  | TenantFault
  | { readonly fault: TenantFault; readonly fromPage: number };

/** What fails while the rest of the tenant answers. */
export type ResourceFaults = Readonly<Partial<Record<Resource, ResourceFault>>>;

export function faultAt(fault: ResourceFault | undefined, page: number): TenantFault | undefined {
  if (typeof fault !== "object") return fault;
  return page >= fault.fromPage ? fault.fault : undefined;
}

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
