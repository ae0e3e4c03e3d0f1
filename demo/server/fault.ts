import type { SiblingSection } from "../../policy/wire/kinds.ts";
import { forbidden } from "./authorization.ts";
import type { Exchange, Reply } from "./exchange.ts";
import { badRequest, GraphError, intuneError, intuneUnknown, unauthorized } from "./graph-error.ts";

/** The addresses that the tenant answers at. */
export type Resource = "tokens" | "token" | "enrollmentProfiles" | "devices" | SiblingSection;

/** A way in which the whole tenant fails to answer. */
export type TenantFault = "unauthorized" | "unlicensed" | "forbidden" | "unavailable" | "malformed";

/** A way in which one resource fails: always, from a page on (the first is 1), or as Graph may. */
export type ResourceFault =
  | TenantFault
  | { readonly fault: TenantFault; readonly fromPage: number }
  /** `$select` is refused with 500, as Intune's list of Windows devices does; a property with 400. */
  | { readonly refuses: string }
  /** The count that stands in the answer. */
  | { readonly states: number };

/** What fails while the rest of the tenant answers. */
export type ResourceFaults = Readonly<Partial<Record<Resource, ResourceFault>>>;

/** Plays the fault of one resource: throws Graph's refusal, or gives the answer that is staged. */
export function applyResourceFault(
  exchange: Exchange,
  fault: ResourceFault | undefined,
  page: number,
): Reply | undefined {
  if (fault === undefined || typeof fault === "string") return applyFault(exchange, fault);
  if ("fromPage" in fault)
    return page < fault.fromPage ? undefined : applyFault(exchange, fault.fault);
  if (!("refuses" in fault) || !decodeURIComponent(exchange.url.search).includes(fault.refuses))
    return undefined;
  if (fault.refuses === "$select")
    throw intuneError(exchange, 500, "InternalServerError", "An error has occurred");
  throw badRequest(
    `Parsing OData Select and Expand failed: Could not find a property named '${fault.refuses}'.`,
  );
}

export function applyFault(exchange: Exchange, fault: TenantFault | undefined): Reply | undefined {
  switch (fault) {
    case undefined:
      return undefined;
    case "unauthorized":
      throw unauthorized("Access token validation failure. Invalid audience.");
    case "unlicensed":
      throw intuneUnknown(exchange);
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
