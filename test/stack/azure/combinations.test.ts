import { describe, expect, it, test } from "vitest";
import { clouds } from "../../../stack/graph/clouds.ts";
import { mistakesIn } from "../../azure-native/mistakes.ts";
import { needs } from "../../azure-native/needs.ts";
import { schemaOf } from "../../azure-native/schema.ts";
import { pairwise } from "../../pairwise.ts";
import { stackOf } from "./configurations.ts";
import {
  actionGroupId,
  alert,
  applicationId,
  deployed,
  image,
  registry,
  subnetId,
  workspaceId,
} from "./deployed.ts";

const repository = "contoso/ade";
const devOps = { issuer: "https://vstoken.dev.azure.com/1", subject: "sc://contoso/ade/azure" };
const webhooks = ["https://hooks.contoso.example/on-call"];
const owner = { owner: "endpoint" };

/** Every choice that the configuration gives. */
const factors = {
  group: ["one is made", "it exists"],
  tags: [undefined, owner],
  names: [false, true],
  github: [[], [{ repository, branch: "main" }]],
  azureDevOps: [[], [devOps]],
  check: ["none", "this stack", "customers"],
  registry: [undefined, registry],
  workspaceId: [undefined, workspaceId],
  subnetId: [undefined, subnetId],
  alert: [
    alert,
    { webhooks },
    { actionGroupId },
    { ...alert, webhooks, actionGroupId, teamsWebhook: webhooks[0] },
  ],
  cloud: ["global", "usGov"],
} as const;

type Case = ReturnType<typeof pairwise<typeof factors>>[number];

const given = (values: object) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

function settingsOf(each: Case) {
  const exists = each.group === "it exists";
  const names = {
    ...(!exists && { resourceGroup: "rg-ade" }),
    ...(each.workspaceId === undefined && { workspace: "log-ade" }),
    identity: "id-ade",
    environment: "cae-ade",
    infrastructureResourceGroup: "rg-ade-infra",
    diagnosticSetting: "ds-ade",
    job: "caj-ade",
    actionGroup: "ag-ade",
    failedRule: "failed",
    missingRule: "missing",
    resolvedRule: "resolved",
  };
  const { registry: id, subnetId: subnet, workspaceId: workspace } = each;
  const scheduledCheck = given({
    image,
    alert: each.alert,
    registry: id,
    subnetId: subnet,
    workspaceId: workspace,
    customers: each.check === "customers" ? { applicationId, stacks: ["fabrikam"] } : undefined,
  });
  return given({
    resourceGroup: exists ? "endpoint" : undefined,
    tags: each.tags,
    names: each.names ? names : undefined,
    pipelineIdentity: { github: each.github, azureDevOps: each.azureDevOps },
    scheduledCheck: each.check === "none" ? undefined : scheduledCheck,
  });
}

/** Without what marks a secret. */
function clear(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(clear);
  if (typeof value !== "object" || value === null) return value;
  if ("secret" in value) return clear(value.secret);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, clear(each)]));
}

const schema = schemaOf(needs);
const cases = pairwise(factors);

describe("any two choices together", () => {
  test.for(cases.map((each, index) => [index, each] as const))(
    "ask azure-native for what its types have: %i",
    async ([, each]) => {
      const { resources } = await deployed(settingsOf(each), {
        graph: clouds[each.cloud].origin,
        files: { "Pulumi.fabrikam.yaml": stackOf("fabrikam") },
      });
      const ours = resources.filter(({ type }) => type.startsWith("azure-native:"));
      expect(
        ours.flatMap(({ type, inputs }) => mistakesIn(schema, type, clear(inputs))),
        JSON.stringify(each),
      ).toEqual([]);
      const tagged = ours.filter(({ type }) => schema[type]?.["tags"] !== undefined);
      for (const { type, inputs } of tagged) expect(inputs["tags"], type).toEqual(each.tags);
      const made = new Set(ours.map(({ type }) => type.split(":").at(-1)));
      const checks = each.check !== "none";
      expect(made.has("ResourceGroup")).toBe(each.group === "one is made");
      expect(made.has("Workspace")).toBe(checks && each.workspaceId === undefined);
      expect(made.has("ActionGroup")).toBe(
        checks && ("emails" in each.alert || "webhooks" in each.alert),
      );
      expect(made.has("RoleAssignment")).toBe(checks && each.registry !== undefined);
    },
  );

  it("are all met", () => {
    const keys = Object.keys(factors) as (keyof typeof factors)[];
    for (const a of keys)
      for (const b of keys.filter((each) => each > a)) {
        const met = new Set(cases.map((each) => JSON.stringify([each[a], each[b]])));
        expect(met.size, `${a}, ${b}`).toBe(factors[a].length * factors[b].length);
      }
    expect(cases.length).toBeLessThan(25);
  });
});

it("keeps an environment in a subnet from the internet", async () => {
  const { resources } = await deployed({ scheduledCheck: { image, alert, subnetId } });
  const environment = resources.find(({ type }) => type.endsWith(":ManagedEnvironment"));
  expect(environment?.inputs["vnetConfiguration"]).toEqual({
    infrastructureSubnetId: subnetId,
    internal: true,
  });
});
