import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { generateTrustPage } from "../../docs/trust-tables.ts";
import { catalog } from "../../policy/catalog.ts";
import { families } from "../faults/catalog.ts";
import { outages } from "../faults/outages.ts";

const docs = join(import.meta.dirname, "../../docs");
const page = readFileSync(join(docs, "trust.md"), "utf8");

describe("the page about trust", () => {
  it("has the tables of the fault matrix", () => {
    expect(generateTrustPage(page)).toBe(page);
  });

  test.for([...Object.values(families).flatMap(({ faults }) => [...faults]), ...outages])(
    "names the fault: $name",
    ({ name }) => {
      expect(page).toContain(name);
    },
  );

  it("names no policy that there is not", () => {
    const named = page.match(/`(?:ade|apns|vpp|company)-[a-z-]*`/g) ?? [];
    const known = new Set(catalog.map(({ name }) => `\`${name}\``));
    expect(named.filter((name) => !known.has(name) && name !== "`ade-tenant`")).toEqual([]);
    expect(named.length).toBeGreaterThan(20);
  });
});

describe("the tables of the page", () => {
  it("are rewritten when they are stale", () => {
    const stale = page.replace("ade-tenant-readable` (advisory)", "gone");
    expect(stale).not.toBe(page);
    expect(generateTrustPage(stale)).toBe(page);
  });

  it("need their place on the page", () => {
    expect(() => generateTrustPage("# Nothing\n")).toThrow("trust.md: no <!-- unread -->");
  });
});
