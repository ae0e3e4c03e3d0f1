import type { Exchange, Reply } from "./exchange.ts";
import {
  contextColumns,
  parseProjection,
  project,
  refuseOtherOptions,
  type EntityType,
} from "./odata.ts";
import { pageOf, type Sequence } from "./paging.ts";

/** Where something is found: its version and path, as `@odata.context` names it. */
interface Place {
  readonly path: string;
  readonly type: EntityType;
}

interface Collection extends Place {
  readonly items: Sequence<object>;
  readonly pageSize: number;
  /** The number of items, where the service states it. */
  readonly stated?: number | undefined;
}

/** One page of a collection. */
export function collectionReply({ url }: Exchange, collection: Collection): Reply {
  const { path, type, items, pageSize, stated } = collection;
  refuseOtherOptions(url.searchParams, ["$select", "$expand", "$skiptoken"]);
  const projection = parseProjection(type, url.searchParams);
  const page = pageOf(items, url, pageSize);
  const body = {
    "@odata.context": `${contextOf(url, path)}${contextColumns(projection)}`,
    ...(stated !== undefined && { "@odata.count": stated }),
    ...(page.nextLink !== undefined && { "@odata.nextLink": page.nextLink }),
    value: page.items.map((item) => project(type, item, projection)),
  };
  return { status: 200, body };
}

/** One entity, whole or as far as it is selected; it is looked for once the question is clear. */
export function entityReply({ url }: Exchange, { path, type }: Place, find: () => object): Reply {
  refuseOtherOptions(url.searchParams, ["$select", "$expand"]);
  const projection = parseProjection(type, url.searchParams);
  const context = `${contextOf(url, path)}${contextColumns(projection)}/$entity`;
  return { status: 200, body: { "@odata.context": context, ...project(type, find(), projection) } };
}

function contextOf({ origin }: URL, path: string): string {
  const [version = "", ...rest] = path.split("/");
  return `${origin}/${version}/$metadata#${rest.join("/")}`;
}
