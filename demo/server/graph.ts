import type { TokenSigner } from "./access-token.ts";
import { authorize } from "./authorization.ts";
import type { Exchange, Reply } from "./exchange.ts";
import { applyFault, applyResourceFault } from "./fault.ts";
import { errorReply, GraphError, intuneError } from "./graph-error.ts";
import { pageNumber } from "./paging.ts";
import { collectionReply, entityReply } from "./reply.ts";
import { routeAt } from "./routes.ts";
import type { TenantContent } from "./tenant-content.ts";

/** What stays the same as long as the server runs. */
export interface GraphOptions {
  readonly signer: TokenSigner;
  readonly pageSize: number;
  readonly devicePageSize: number;
}

/** Answers as Graph does, refusals included. */
export function answerGraph(
  exchange: Exchange,
  content: TenantContent,
  options: GraphOptions,
): Reply {
  try {
    authorize(exchange, options.signer);
    const staged = applyFault(exchange, content.fault);
    if (staged !== undefined) return staged;
    if (exchange.method !== "GET") {
      const message = `The demo tenant is read-only: ${exchange.method} is not supported.`;
      throw new GraphError(405, "MethodNotAllowed", message, { allow: "GET" });
    }
    const { resource } = routeAt(exchange.url.pathname).route;
    const pageSize = resource === "devices" ? options.devicePageSize : options.pageSize;
    const fault = content.faults[resource];
    const page = pageNumber(exchange.url, pageSize);
    return applyResourceFault(exchange, fault, page) ?? answer(exchange, content, pageSize);
  } catch (error) {
    return errorReply(exchange, error);
  }
}

function answer(exchange: Exchange, content: TenantContent, pageSize: number): Reply {
  const { route, path, keys } = routeAt(exchange.url.pathname);
  const { resource, type, counted } = route;
  const fault = content.faults[resource];
  const there = <T>(held: T | undefined): T => {
    if (held !== undefined) return held;
    throw intuneError(exchange, 404, "ResourceNotFound", "An error has occurred");
  };
  if ("items" in route) {
    const held = there(route.items(content, keys));
    const count = counted ? held.length : undefined;
    const stated = typeof fault === "object" && "states" in fault ? fault.states : count;
    return collectionReply(exchange, { path, type, items: held, pageSize, stated });
  }
  return entityReply(exchange, { path, type }, () => there(route.entity(content, keys)));
}
