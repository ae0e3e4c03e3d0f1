import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const page = read("CONTRIBUTING.md");
const recipes = page.split(/^## /m).filter((section) => section.includes("in five steps"));

describe("CONTRIBUTING.md", () => {
  it("has four recipes of five steps", () => {
    expect(recipes.map((recipe) => recipe.match(/^\d\. /gm))).toEqual(
      Array.from({ length: 4 }, () => ["1. ", "2. ", "3. ", "4. ", "5. "]),
    );
  });

  it("names files and folders that exist", () => {
    const named = page.split("\n").flatMap(pathsIn);
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it.for([{ name: "drift", file: "stack/provider/live.ts" }])(
    "names $name where it is",
    ({ name, file }) => {
      expect(page).toContain(`\`${name}\``);
      expect(read(file)).toMatch(new RegExp(`(?:const|interface|type|function) ${name}\\b`));
    },
  );
});

describe("docs/architecture.md", () => {
  it("names files and folders that exist", () => {
    const named = read("docs/architecture.md").match(
      /(?<=`)(?:policy|stack|cli|demo|scripts)[\w/.-]*(?=`)/g,
    );
    expect(named?.length).toBeGreaterThan(10);
    expect(named?.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

/** A name without a folder stands beside the path before it, a subfolder below the line's first. */
function pathsIn(line: string): readonly string[] {
  const words = line.match(/(?<=`)[\w./-]+(?=`)/g) ?? [];
  const [first = ""] = words;
  let folder = "";
  return words.flatMap((word) => {
    if (existsSync(join(root, word))) folder = word.endsWith("/") ? word : dirname(word);
    else if (/^\w+\/$/.test(word)) return [join(first, word)];
    else if (/^[\w-]+\.(?:test\.)?(?:ts|json|md)$/.test(word)) return [join(folder, word)];
    return word.includes("/") ? [word] : [];
  });
}
