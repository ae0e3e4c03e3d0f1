import { existsSync, globSync, mkdtempDisposableSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { describe, expect, it, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import manifest from "../../package.json" with { type: "json" };
import { loadProfile } from "../../cli/check/profile.ts";
import { readDeclarations } from "../../stack/declaration/from-config.ts";
import { pages as files, read, root } from "./every-page.ts";
import { anchorsOf, fencedIn, linksIn } from "./markdown.ts";

describe.for(files)("%s", (file) => {
  const page = read(file);

  it("links to files and headings that exist", () => {
    expect(linksIn(page).filter((link) => !isResolved(file, link))).toEqual([]);
  });

  it("shows stack files that are accepted", () => {
    const shown = fencedIn(page, "yaml").map((text) => stackFile.safeParse(parse(text)).data);
    for (const { config } of shown.filter((each) => each !== undefined))
      expect(() => readDeclarations(asPulumi(config), "contoso")).not.toThrow();
  });

  it("shows policy configurations of real policies and properties", () => {
    for (const text of fencedIn(page, "json")) {
      using folder = mkdtempDisposableSync(join(tmpdir(), "page-"));
      const shown = join(folder.path, "policies.json");
      writeFileSync(shown, text);
      expect(() => loadProfile(shown)).not.toThrow();
    }
  });

  it("names nobody but the invented companies", () => {
    const addresses = page.match(/[\w.-]+@[\w-]+\.[a-z][\w.]+/g) ?? [];
    expect(addresses.filter((address) => !address.endsWith("@contoso.example"))).toEqual([]);
  });
});

describe("README.md", () => {
  it("is short, and leads to every part", () => {
    expect(Buffer.byteLength(read("README.md"))).toBeLessThanOrEqual(10_000);
    expect(linksIn(read("README.md"))).toEqual(
      expect.arrayContaining(["docs/README.md", "docs/pipelines/README.md", "SECURITY.md"]),
    );
  });

  it("says in its first screen what it has not met", () => {
    expect(read("README.md").split("## ", 1)[0]).toContain("It has not yet met a live tenant");
  });
});

describe("docs/README.md", () => {
  test.for(files.filter((file) => /^docs\/[^/]+\.md$/.test(file) && file !== "docs/README.md"))(
    "leads to %s",
    (file) => {
      expect(linksIn(read("docs/README.md"))).toContain(file.replace("docs/", ""));
    },
  );
});

describe("the package", () => {
  it("holds every page that another page links to", () => {
    const packed = new Set(["README.md", ...manifest.files.flatMap((each) => pagesBelow(each))]);
    const linked = [...packed].flatMap((file) =>
      linksIn(read(file)).map((link) => pathOf(file, link)),
    );
    const missing = linked.filter((path) => path?.endsWith(".md") && !packed.has(path));
    expect(new Set(missing)).toEqual(new Set());
  });
});

describe("docs/troubleshooting.md", () => {
  const sources = globSync("{cli,stack,policy}/**/*.ts", { cwd: root }).map(read).join("\n");
  const quoted = [...read("docs/troubleshooting.md").matchAll(/^\| `([^`]+)` +\|/gm)];

  test.for(quoted.map(([, text = ""]) => text))("quotes what is said: %s", (text) => {
    expect(sources).toContain(text);
  });
});

function pagesBelow(entry: string): readonly string[] {
  if (entry.endsWith(".md") && !entry.includes("*")) return [entry];
  return globSync(entry.includes("*") ? entry : `${entry}/**/*.md`, { cwd: root });
}

/** The file that a link leads to, from the project's root; `undefined` for addresses. */
function pathOf(file: string, link: string): string | undefined {
  if (/^https?:/.test(link)) return undefined;
  const [path = ""] = link.split("#", 1);
  return path === "" ? file : resolve("/", dirname(file), path).slice(1);
}

function isResolved(file: string, link: string): boolean {
  const target = pathOf(file, link);
  if (target === undefined) return /^https:\/\/[\w.-]+(?:\/|$)/.test(link);
  if (!existsSync(join(root, target))) return false;
  const anchor = link.split("#")[1];
  return anchor === undefined || anchorsOf(read(target)).includes(anchor);
}

const stackFile = z.strictObject({ config: z.record(z.string(), z.unknown()) });

/** A page shows a part of a stack's file, or what the project's file holds for all of them. */
function asPulumi(config: Readonly<Record<string, unknown>>): Record<string, string> {
  const whole = {
    "apple-ade:tenantId": "3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10",
    "apple-ade:tokens": {},
    ...config,
  };
  const entries = Object.entries(whole).filter(([key]) => key.startsWith("apple-ade:"));
  return Object.fromEntries(
    entries.map(([key, value]) => [
      key,
      typeof value === "string" ? value : JSON.stringify(valueOf(value)),
    ]),
  );
}

/** Where Pulumi's project file puts a value. */
function valueOf(value: unknown): unknown {
  const { success, data } = z.strictObject({ value: z.unknown() }).safeParse(value);
  return success ? data.value : value;
}
