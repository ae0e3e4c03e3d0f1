import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { catalog } from "../policy/catalog.ts";
import { readDeclarations } from "../stack/declaration/from-config.ts";

const readme = readFileSync(join(import.meta.dirname, "../README.md"), "utf8");

describe("README.md", () => {
  it("has a policy table equal to the catalogue", () => {
    const rows = readme
      .split("\n")
      .filter((line) => line.startsWith("| [`"))
      .map((line) =>
        line
          .split("|")
          .map((cell) => cell.trim())
          .slice(1, -1),
      );
    expect(rows).toEqual(
      catalog.map(({ name, enforcementLevel, severity, description }) => [
        `[\`${name}\`](docs/policies/${name}.md)`,
        enforcementLevel,
        severity,
        description,
      ]),
    );
  });

  it("shows a stack file that is accepted", () => {
    const { config } = parse(fenced("yaml")) as { config: Record<string, unknown> };
    const asPulumi = Object.fromEntries(
      Object.entries(config).map(([key, value]) => [
        key,
        typeof value === "string" ? value : JSON.stringify(value),
      ]),
    );
    expect([...readDeclarations(asPulumi, "contoso").tokens.keys()]).toEqual(["corporate"]);
  });

  it("shows a policy configuration of real policies and properties", () => {
    const shown = JSON.parse(fenced("json")) as Record<string, string | Record<string, unknown>>;
    for (const [name, configuration] of Object.entries(shown)) {
      const policy = catalog.find((each) => each.name === name);
      expect(policy, name).toBeDefined();
      const properties = typeof configuration === "string" ? [] : Object.keys(configuration);
      expect(["enforcementLevel", ...Object.keys(policy?.config ?? {})]).toEqual(
        expect.arrayContaining(properties),
      );
    }
  });
});

function fenced(language: string): string {
  return new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(readme)?.[1] ?? "";
}
