import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";

/** Says which packages a process loads with the provider. */
const script = `
import { registerHooks } from "node:module";
const packages = new Set();
registerHooks({
  load(url, context, next) {
    packages.add(/.*\\/node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url)?.[1]);
    return next(url, context);
  },
});
await import(${JSON.stringify(new URL("../../../stack/provider.ts", import.meta.url))});
console.log([...packages].join("\\n"));
`;

it("the provider loads no credential library before somebody signs in", () => {
  const args = ["--input-type=module", "--eval", script];
  const loaded = execFileSync(process.execPath, args, { encoding: "utf8" }).split("\n");
  expect(loaded).toContain("zod");
  expect(loaded.filter((name) => name.startsWith("@azure/"))).toEqual([]);
});
