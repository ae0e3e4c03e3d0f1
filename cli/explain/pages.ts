import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../package-root.ts";

/** Where the policies' pages are: the only place that knows. */
const folder = join(packageRoot, "docs", "policies");

/** The Markdown of a policy's page. */
export function readPage(policy: string): string {
  return readFileSync(join(folder, `${policy}.md`), "utf8");
}
