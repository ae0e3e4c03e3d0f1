import { type Props, record, text } from "../../policy/wire/values.ts";
import { plain, quoted } from "../../policy/text/write.ts";
import type { Tenant } from "./report.ts";
import { kindOf } from "./entry.ts";
import type { Resource } from "./operation.ts";
import { isRead, liveOf } from "./judge.ts";

type Read = Tenant["reads"][number];

/** What was read for this resource, and what of it is not complete. */
export function readsOf(resource: Resource): readonly Read[] {
  const live = liveOf(resource.inputs);
  switch (kindOf(resource)) {
    case "tenant":
      return [read("ADE tokens", live)];
    case "token":
      return tokenReads(resource, live);
    case "pushCertificate":
      return [read("Apple MDM push certificate", live)];
    case "vppToken":
      return [read(`VPP token ${quoted(resource.name)}`, live)];
    case undefined:
      return [];
  }
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
