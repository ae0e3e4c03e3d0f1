import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Where the policies' pages are, seen from this file: the only place that knows. */
const folder = join(import.meta.dirname, "../../docs/policies");

/** The Markdown of a policy's page. */
export function readPage(policy: string): string {
  return readFileSync(join(folder, `${policy}.md`), "utf8");
}
