import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { generateIn } from "../../docs/rule-blocks.ts";
import { catalog } from "../../policy/catalog.ts";
import { syncErrorRows } from "../../policy/sync/errors.ts";
import { fencedIn, linksIn } from "./markdown.ts";

const folder = join(import.meta.dirname, "../../docs/policies");
const files = readdirSync(folder);
const pages = files.filter((file) => file !== "README.md");

const headings = [
  "What it means",
  "Why it matters",
  "How it is checked",
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
    for (const [file, wanted] of Object.entries(generateIn(folder)))
      expect(readFileSync(join(folder, file), "utf8"), `${file}: npm run docs`).toBe(wanted);
  });

  it.for(pages)("%s has the fixed headings, below one line that sums it up", (file) => {
    const page = read(file);
    expect([...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(headings);
    expect(page).toMatch(/^# .+\n\n\S[^\n|]{20,130}\.\n\n<!-- rule -->\n/);
  });

  it.for(pages)("%s shows how its own policy is configured", (file) => {
    const names = fencedIn(read(file), "json").flatMap((text) => Object.keys(JSON.parse(text)));
    expect(names).toContain(file.replace(/\.md$/, ""));
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
});

function read(file: string): string {
  return readFileSync(join(folder, file), "utf8");
}
