import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import manifest from "../../package.json" with { type: "json" };
import { graceMinutes } from "../../stack/azure/alert-rules.ts";
import { endMark } from "../../stack/azure/job-contract.ts";
import { graphAppId, readRole } from "../../stack/azure/pipeline-identity.ts";
import { azureSettings } from "../../stack/azure/settings.ts";
import { readDeclarations } from "../../stack/declaration/from-config.ts";
import { stackOf } from "../stack/azure/configurations.ts";
import { applicationId, deployedCheck } from "../stack/azure/deployed.ts";
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

  it("promises what the alerts' simulation shows", async () => {
    const { resources } = await deployedCheck();
    const rules = resources.filter(({ type }) => type.endsWith(":ScheduledQueryRule"));
    for (const { inputs } of rules)
      expect(inputs).toMatchObject({
        evaluationFrequency: "PT1H",
        windowSize: "P2D",
        autoMitigate: true,
      });
    expect(page).toContain("Both look at the log every hour.");
    expect(page).toContain("up to two days late");
    expect(graceMinutes(5400)).toBe(180);
    expect(page).toContain("had not ended three hours after it was due");
    expect(page).toContain('**No "resolved" is sent.**');
  });

  it("tells which versions of Azure's interfaces azure-native uses", () => {
    const folder = join(docs, "../node_modules/@pulumi/azure-native");
    const versionOf = (file: string) =>
      /Uses Azure REST API version ([\w-]+)/.exec(readFileSync(join(folder, file), "utf8"))?.[1];
    for (const file of [
      "app/job.d.ts",
      "app/managedEnvironment.d.ts",
      "monitor/actionGroup.d.ts",
      "monitor/diagnosticSetting.d.ts",
      "monitor/scheduledQueryRule.d.ts",
    ])
      expect(page, file).toContain(`| ${versionOf(file)} |`);
    const others = [
      "alertsmanagement/alertProcessingRuleByName.d.ts",
      "operationalinsights/workspace.d.ts",
    ];
    for (const file of others) expect(versionOf(file)).not.toContain("preview");
  });
});

describe("the page about many tenants", () => {
  const customers = readFileSync(join(docs, "azure-customers.md"), "utf8");

  it("shows a stack file that is accepted", () => {
    const [text = "", ...others] = fencedIn(customers, "yaml");
    const { config } = z.object({ config: z.record(z.string(), z.unknown()) }).parse(parse(text));
    const own = Object.entries(config).map(([key, value]) => [key.slice(10), value]);
    const { azure } = readDeclarations(handedOver(Object.fromEntries(own)), "provider");
    expect(azure?.scheduledCheck?.customers?.stacks).toEqual(["contoso", "fabrikam"]);
    expect(others).toEqual([]);
  });

  it("reads outputs that there are, and asks for the one permission", async () => {
    const { result } = await deployedCheck(
      { customers: { applicationId, stacks: ["fabrikam"] } },
      { files: { "Pulumi.fabrikam.yaml": stackOf("Fabrikam") } },
    );
    const read = [...customers.matchAll(/jq -r \.(\w+) azure\.json/g)].map(([, name]) => name);
    expect(read).toEqual(["trustCommand", "consent"]);
    for (const name of read) expect(result).toHaveProperty(name ?? "");
    expect(customers).toContain(`"resourceAppId":"${graphAppId}"`);
    expect(customers).toContain(`"id":"${readRole}","type":"Role"`);
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
