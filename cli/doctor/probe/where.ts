import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const manifest = z.object({
  bugs: z.union([z.url(), z.object({ url: z.url() }).transform(({ url }) => url)]).optional(),
});

/** By `bugs` of the package's own manifest. */
export function whereToSend(root: string): string {
  const { bugs } = manifest.parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
  return `Read it, and attach it to an issue: ${bugs ?? "the project's issue tracker"}. To play it here: npx --no-install apple-ade demo --replay FILE`;
}
