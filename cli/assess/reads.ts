import { type Props, record, text } from "../../policy/wire/values.ts";
import { plain, quoted } from "../../policy/text/write.ts";
import { kindNamed, type KindRow } from "../../policy/wire/kinds.ts";
import type { Tenant } from "./report.ts";
import { kindOf } from "./entry.ts";
import type { Resource } from "./operation.ts";
import { isRead, liveOf } from "./judge.ts";

type Read = Tenant["reads"][number];

/** What was read for this resource, and what of it is not complete. */
export function readsOf(resource: Resource): readonly Read[] {
  const live = liveOf(resource.inputs);
  const kind = kindOf(resource);
  if (kind === undefined) return [];
  if (kind === "tenant") return [read("ADE tokens", live)];
  if (kind === "token") return tokenReads(resource, live);
  const { only, noun }: KindRow = kindNamed[kind];
  return [read(only?.name ?? `${noun} ${quoted(resource.name)}`, live)];
}

/** Of a token that was not found there is nothing to read. */
function tokenReads({ name }: Resource, live: Props): readonly Read[] {
  return ["profiles", "devices"]
    .filter((what) => what in live)
    .map((what) => read(`${what} of ${quoted(name)}`, record(live[what])));
}

function read(what: string, live: Props): Read {
  if (isRead(live)) return { what, complete: true };
  const reason =
    text(live["status"]) === "off" ? "switched off (apple-ade:devices.read)" : text(live["reason"]);
  return { what, complete: false, ...(reason !== undefined && { reason: plain(reason) }) };
}
