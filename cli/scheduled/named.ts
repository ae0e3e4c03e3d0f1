import { readFileSync } from "node:fs";
import { list } from "../../policy/text/write.ts";
import { reportSchema } from "../assess/report.ts";

/**
 * What an alert names of a check with something to do: the tokens and who they belong to. Nothing
 * of a check that left no report.
 * @param file its report as JSON
 */
export function namedIn(file: string): { readonly tokens: string; readonly owners: string } {
  const { tenants } = reportSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  const open = tenants
    .flatMap(({ entries }) => entries)
    .filter(({ state }) => state === "blocked" || state === "not-checked");
  return {
    tokens: listed(open.map(({ name }) => name)),
    owners: listed(open.map(({ owner }) => owner ?? "")),
  };
}

/** An alert shows no more than a few. */
function listed(texts: readonly string[]): string {
  const each = [...new Set(texts)].filter((text) => text !== "");
  return list(
    each.map((text) => text.slice(0, 80)),
    10,
  );
}
