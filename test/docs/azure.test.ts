import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import manifest from "../../package.json" with { type: "json" };
import { endMark } from "../../stack/azure/end-mark.ts";
import { azureSettings } from "../../stack/azure/settings.ts";
import { readDeclarations } from "../../stack/declaration/from-config.ts";
import { handedOver, tenantId } from "../stack/declarations.ts";
import { fencedIn } from "./markdown.ts";

const docs = join(import.meta.dirname, "../../docs");
const page = readFileSync(join(docs, "azure.md"), "utf8");

describe("the page about Azure", () => {
  it("shows a stack file that is accepted, with both parts", () => {
    const [text = "", ...others] = fencedIn(page, "yaml");
    const { config } = z
      .strictObject({ config: z.record(z.string().startsWith("apple-ade:"), z.unknown()) })
      .parse(parse(text));
    const shown = Object.entries(config).map(([key, value]) => [key.slice(10), value]);
    const whole = { tenantId, tokens: {}, ...Object.fromEntries(shown) };
    const { azure } = readDeclarations(handedOver(whole), "contoso");
    expect(azure).toHaveProperty("pipelineIdentity");
    expect(azure).toHaveProperty("scheduledCheck");
    expect(others).toEqual([]);
  });

  test.for(keysOf(z.toJSONSchema(azureSettings, { io: "input" })))("explains %s", (key) => {
    expect(page).toContain(`| \`${key}\``);
  });

  it("names the versions that there are", () => {
    const { version, devDependencies } = manifest;
    expect(page).toContain(`@pulumi/azure-native@${devDependencies["@pulumi/azure-native"]}`);
    expect(page).toContain(`PACKAGE=pulumi-apple-ade@${version} `);
    expect(page).toContain(`pulumi-apple-ade-${version}.tgz`);
  });

  it("reads outputs that there are", () => {
    const source = readFileSync(join(docs, "../stack/azure/outputs.ts"), "utf8");
    const outputs = new Set([...source.matchAll(/readonly (\w+)\??:/g)].map(([, name]) => name));
    const read = [...page.matchAll(/jq -r \.(\w+) azure\.json/g)].map(([, name]) => name);
    expect(read.length).toBeGreaterThan(4);
    expect(read.filter((name) => !outputs.has(name))).toEqual([]);
  });

  it("quotes how the log ends", () => {
    expect(page).toContain(`${endMark("contoso")} 0`);
  });

  it("says that no part of it has run against a real subscription", () => {
    expect(page).toContain("**No part of this has run against a real subscription.**");
  });
});

/** Every key that holds no others, lists as `key[]`. */
function keysOf(schema: z.core.JSONSchema.BaseSchema, path = ""): readonly string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, each]) => {
    if (typeof each === "boolean") return [];
    const at = `${path}${key}`;
    const items = Array.isArray(each.items) ? undefined : each.items;
    if (typeof items === "object" && items.type === "object") return [`${at}[]`];
    return each.type === "object" ? keysOf(each, `${at}.`) : [at];
  });
}
