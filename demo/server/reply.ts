import type { Exchange, Reply } from "./exchange.ts";
import {
  contextColumns,
  parseProjection,
  project,
  refuseOtherOptions,
  type EntityType,
} from "./odata.ts";
import { pageOf, type Sequence } from "./paging.ts";

/** Where something is found: the part of `@odata.context` that the columns follow. */
interface Place {
  readonly version: "beta" | "v1.0";
  readonly path: string;
  readonly type: EntityType;
}

interface Collection extends Place {
  readonly items: Sequence<object>;
  readonly pageSize: number;
  /** The service states the number of items unasked. */
  readonly counted?: boolean;
}

/** One page of a collection. */
export function collectionReply(exchange: Exchange, collection: Collection): Reply {
  const { items, type, counted = false } = collection;
  const { url } = exchange;
  refuseOtherOptions(url.searchParams, ["$select", "$expand", "$top", "$skiptoken", "$count"]);
  const projection = parseProjection(type, url.searchParams);
  const page = pageOf(items, url, collection.pageSize);
  const body = {
    "@odata.context": `${contextOf(exchange, collection)}${contextColumns(projection)}`,
    ...((counted || url.searchParams.get("$count") === "true") && { "@odata.count": items.length }),
    ...(page.nextLink !== undefined && { "@odata.nextLink": page.nextLink }),
    value: page.items.map((item) => project(type, item, projection)),
  };
  return { status: 200, body };
}

/** One entity, whole or as far as it is selected; it is looked for once the question is clear. */
export function entityReply(exchange: Exchange, place: Place, find: () => object): Reply {
  const { searchParams } = exchange.url;
  refuseOtherOptions(searchParams, ["$select", "$expand"]);
  const projection = parseProjection(place.type, searchParams);
  const context = `${contextOf(exchange, place)}${contextColumns(projection)}/$entity`;
  return {
    status: 200,
    body: { "@odata.context": context, ...project(place.type, find(), projection) },
  };
}

function contextOf({ url }: Exchange, { version, path }: Place): string {
  return `${url.origin}/${version}/$metadata#${path}`;
}
