import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import { generateTrustPage, updateTrustPage } from "../../docs/trust-tables.ts";
import { catalog } from "../../policy/catalog.ts";
import { families } from "../faults/catalog.ts";
import { outages } from "../faults/outages.ts";

const docs = join(import.meta.dirname, "../../docs");
const page = readFileSync(join(docs, "trust.md"), "utf8");

describe("the page about trust", () => {
  it("has the tables of the fault matrix", () => {
    expect(updateTrustPage(join(docs, "trust.md"), true)).toEqual([]);
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
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "apple-ade-trust-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("are rewritten when they are stale, and only then", () => {
    const file = join(folder, "trust.md");
    writeFileSync(file, page.replace("ade-tenant-readable` (advisory)", "gone"));
    expect(updateTrustPage(file, true)).toEqual(["trust.md"]);
    expect(readFileSync(file, "utf8")).not.toBe(page);
    expect(updateTrustPage(file, false)).toEqual(["trust.md"]);
    expect(readFileSync(file, "utf8")).toBe(page);
    expect(updateTrustPage(file, false)).toEqual([]);
  });

  it("need their place on the page", () => {
    expect(() => generateTrustPage("# Nothing\n")).toThrow("trust.md: no <!-- unread -->");
  });
});
