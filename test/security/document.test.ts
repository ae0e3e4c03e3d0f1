import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readRole } from "../../demo/server/authorization.ts";

const root = join(import.meta.dirname, "../..");
const text = readFileSync(join(root, "SECURITY.md"), "utf8");

describe("SECURITY.md", () => {
  it("names the one permission", () => {
    expect(text).toContain(`**\`${readRole}\`**`);
  });
});
