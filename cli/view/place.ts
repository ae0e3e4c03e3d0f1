import type { Entry } from "../assess/report-entry.ts";
import type { Tenant } from "../assess/report.ts";

/** A line of a file of the repository. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/**
 * Where a reader is sent: to the declaration, else to the top of the stack's file, else of the
 * project's. Never nowhere: GitHub refuses a whole SARIF file for one result without a file.
 */
export function placeOf({ entries }: Tenant, entry?: Entry): Place {
  if (entry?.declaredAt !== undefined) return entry.declaredAt;
  const [file = "Pulumi.yaml"] = entries.flatMap(({ declaredAt }) => declaredAt?.file ?? []);
  return { file, line: 1 };
}
