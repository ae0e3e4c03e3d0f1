import { plain } from "../../policy/text/write.ts";
import { kindOf, titleOf } from "./entry.ts";
import type { Removed } from "./operation.ts";
import type { Tenant } from "./report.ts";

/** A whole tenant, too, which has no other place to be named. */
export function removedOf(removed: readonly Removed[]): Tenant["removed"] {
  const ours = removed.flatMap((each) => {
    const kind = kindOf(each);
    return kind === undefined ? [] : [{ kind, key: plain(each.name), name: titleOf(each) }];
  });
  // Pulumi deletes what is below it before, and a report may name only the first.
  const tenantsFirst = ours.toSorted(
    (a, b) => Number(b.kind === "tenant") - Number(a.kind === "tenant"),
  );
  return ours.length === 0 ? undefined : tenantsFirst;
}
