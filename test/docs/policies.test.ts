import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { shipped, update } from "../../docs/rule-blocks.ts";
import { catalog } from "../../policy/catalog.ts";
import { syncErrorRows } from "../../policy/token/sync-errors.ts";
import { readDeclarations } from "../../stack/declaration/from-config.ts";
import { anchorsOf, fencedIn, linksIn } from "./markdown.ts";

const folder = join(import.meta.dirname, "../../docs/policies");
const files = readdirSync(folder);
const pages = files.filter((file) => file !== "README.md");

const headings = [
  "What it means",
  "Why it matters",
  "How it is judged",
  "How to fix it",
  "How to accept it for a while",
  "Where the facts come from",
];

/** An advisory policy and the mandatory one that follows it. */
const pairs = [
  ["ade-token-not-expiring", "ade-token-expiry-not-imminent"],
  ["ade-token-terms-accepted", "ade-token-terms-accepted-in-time"],
  ["ade-token-sync-succeeds", "ade-token-sync-restored-in-time"],
  ["ade-token-synced-recently", "ade-token-sync-not-stale"],
  ["ade-token-deadline-current", "ade-token-deadline-met"],
  ["apns-certificate-not-expiring", "apns-certificate-expiry-not-imminent"],
  ["apns-certificate-deadline-current", "apns-certificate-deadline-met"],
  ["vpp-token-not-expiring", "vpp-token-expiry-not-imminent"],
] as const;

describe("docs/policies", () => {
  it("has a page for every policy and no other", () => {
    expect(pages.toSorted()).toEqual(catalog.map(({ name }) => `${name}.md`).toSorted());
  });

  it("has generated parts that are up to date", () => {
    expect(update(folder, shipped, true), "run: npm run docs").toEqual([]);
  });

  it.for(pages)("%s has the fixed headings, below one line that sums it up", (file) => {
    const page = read(file);
    expect([...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(headings);
    expect(page).toMatch(/^# .+\n\n\S[^\n|]{20,130}\.\n\n<!-- rule -->\n/);
  });

  it.for(files)("%s links to files and headings that exist", (file) => {
    const broken = linksIn(read(file)).filter((link) => !isResolved(file, link));
    expect(broken).toEqual([]);
  });

  it.for(files)("%s shows policy configurations of real policies and properties", (file) => {
    const examples = fencedIn(read(file), "json").map((text) => JSON.parse(text) as unknown);
    expect(examples.flatMap((example) => configuration.safeParse(example).error ?? [])).toEqual([]);
    expect(examples.length).toBeGreaterThan(0);
  });

  it.for(pages)("%s shows how its own policy is configured", (file) => {
    const names = fencedIn(read(file), "json").flatMap((text) => Object.keys(JSON.parse(text)));
    expect(names).toContain(file.replace(/\.md$/, ""));
  });

  it.for(files)("%s shows stack files that are accepted", (file) => {
    for (const text of fencedIn(read(file), "yaml")) {
      const { config } = stackFile.parse(parse(text));
      expect(() => readDeclarations(asPulumi(config), "contoso")).not.toThrow();
    }
  });

  it.for(pairs)("%s and %s refer to each other", ([advisory, mandatory]) => {
    expect(linksIn(read(`${advisory}.md`))).toContain(`${mandatory}.md`);
    expect(linksIn(read(`${mandatory}.md`))).toContain(`${advisory}.md`);
  });

  it("explains every row of Microsoft's table of sync errors, in its order", () => {
    const rows = read("ade-token-sync-succeeds.md").matchAll(/^\| (\w.*?) +\|.*`([a-z-]+)` +\|$/gm);
    expect([...rows].map(([, label, name]) => [name, label])).toEqual(
      Object.entries(syncErrorRows).map(([name, { label }]) => [name, label]),
    );
  });

  it("names nobody but the invented company", () => {
    const addresses = files.flatMap((file) => read(file).match(/[\w.-]+@[\w.-]+\.\w+/g) ?? []);
    expect(addresses.filter((address) => !address.endsWith("@contoso.example"))).toEqual([]);
  });
});

const stackFile = z.strictObject({ config: z.record(z.string(), z.unknown()) });

const levels = z.enum(["advisory", "mandatory", "disabled"]);

/** What the engine accepts, and what it ignores without a word. */
const configuration = z.strictObject({
  all: levels.optional(),
  ...Object.fromEntries(
    catalog.map(({ name, config }) => [
      name,
      levels
        .or(
          z.strictObject({
            enforcementLevel: levels.optional(),
            ...Object.fromEntries(
              Object.entries(config ?? {}).map(([key, schema]) => [
                key,
                z.fromJSONSchema(JSON.parse(JSON.stringify(schema))).optional(),
              ]),
            ),
          }),
        )
        .optional(),
    ]),
  ),
});

function read(file: string): string {
  return readFileSync(join(folder, file), "utf8");
}

function isResolved(file: string, link: string): boolean {
  if (/^https:\/\/[\w.-]+\//.test(link)) return true;
  const [path = "", anchor] = link.split("#", 2);
  const target = resolve(folder, path === "" ? file : path);
  if (!existsSync(target)) return false;
  return anchor === undefined || anchorsOf(readFileSync(target, "utf8")).includes(anchor);
}

/** A page shows a part of a stack file; the rest of it, and text where Pulumi has text. */
function asPulumi(config: Readonly<Record<string, unknown>>): Record<string, string> {
  const whole = {
    "apple-ade:tenantId": "3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10",
    "apple-ade:tokens": {},
    ...config,
  };
  return Object.fromEntries(
    Object.entries(whole).map(([key, value]) => [
      key,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  );
}
