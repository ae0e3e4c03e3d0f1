import { cpSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { openWorkspace } from "../../demo/pulumi-workspace.ts";
import { healthy } from "../../demo/scenarios/healthy.ts";
import type { StackConfig } from "../../demo/scenarios/stack-config.ts";
import { installAzureNative } from "../azure-native/install.ts";
import { misspelt } from "../azure-native/misspelt.ts";
import {
  expectedFindings,
  findings,
  keepState,
  openStage,
  type Stage,
  stateOf,
  steps,
  withProfile,
} from "./stage.ts";

const record = withProfile("record");

const azure = {
  location: "westeurope",
  tags: { owner: "endpoint" },
  pipelineIdentity: {
    github: [
      { repository: "contoso/ade", environment: "ade-contoso" },
      { repository: "contoso/ade", environment: "ade-contoso-main" },
    ],
  },
  scheduledCheck: {
    image: "contoso.azurecr.io/apple-ade:0.1.0",
    registry:
      "/subscriptions/s/resourceGroups/shared/providers/Microsoft.ContainerRegistry/registries/contoso",
    alert: {
      emails: ["endpoint@contoso.example"],
      webhooks: ["https://hooks.contoso.example/on-call"],
    },
  },
};

const of = (settings: unknown) => ({ azure: settings }) as Partial<StackConfig>;

/** What the engine does to things of Azure, each by its type and name. */
const inAzure = (operation: Parameters<typeof steps>[0]) =>
  Object.fromEntries(
    operation.events.flatMap(({ resourcePreEvent }) => {
      const { type = "", urn = "", op = "" } = resourcePreEvent?.metadata ?? {};
      return type.startsWith("azure-native:") && type.split(":").length === 3
        ? [[`${type.slice("azure-native:".length)} ${urn.split("::").at(-1)}`, op]]
        : [];
    }),
  );

/** Against a provider that checks every input and makes nothing. */
describe("the parts for Azure", { timeout: 240_000 }, () => {
  let stage: Stage;
  let path = "";
  let restore: () => void;

  beforeAll(async () => {
    stage = await openStage(healthy);
    path = installAzureNative(join(stage.workspace.directory, "bin"));
  }, 60_000);

  afterAll(() => stage[Symbol.asyncDispose]());

  const signedIn = () => ({
    PATH: path,
    ARM_USE_MSI: "true",
    ARM_SUBSCRIPTION_ID: "s",
    DENY_WITHOUT_TAG: "owner",
  });
  const thingsFolder = () => join(stage.workspace.directory, "bin", "things");
  const things = () => readdirSync(thingsFolder());
  const nobody = () => ({
    PATH: path,
    ARM_USE_MSI: "",
    ARM_USE_OIDC: "",
    ARM_CLIENT_SECRET: "",
    ARM_CLIENT_CERTIFICATE_PATH: "",
    ARM_USE_DEFAULT_AZURE_CREDENTIAL: "",
  });

  it("are deployed beside the tokens, where a policy denies what lacks a tag", async () => {
    stage.configure(of(azure));
    const up = await stage.pulumi(["up", "--yes", "--skip-preview", ...record], {
      env: signedIn(),
    });
    expect(up.status, up.output).toBe(0);
    expect(inAzure(up)).toMatchInlineSnapshot(`
      {
        "alertsmanagement:AlertProcessingRuleByName apple-ade-resolved": "create",
        "app:Job apple-ade": "create",
        "app:ManagedEnvironment apple-ade": "create",
        "authorization:RoleAssignment apple-ade": "create",
        "managedidentity:FederatedIdentityCredential github-contoso-ade-environment-ade-contoso-1dc6275f": "create",
        "managedidentity:FederatedIdentityCredential github-contoso-ade-environment-ade-contoso-main-e542a401": "create",
        "managedidentity:UserAssignedIdentity apple-ade": "create",
        "monitor:ActionGroup apple-ade": "create",
        "monitor:DiagnosticSetting apple-ade": "create",
        "monitor:ScheduledQueryRule apple-ade-failed": "create",
        "monitor:ScheduledQueryRule apple-ade-missing": "create",
        "operationalinsights:Workspace apple-ade": "create",
        "resources:ResourceGroup apple-ade": "create",
      }
    `);
    expect(findings(up)).toEqual(expectedFindings(healthy));
    expect(things()).toHaveLength(Object.keys(inAzure(up)).length);
    restore = keepState(stage);
    cpSync(thingsFolder(), `${thingsFolder()}-kept`, { recursive: true });
  });

  it("say what to run next", async () => {
    const { output } = await stage.pulumi(["stack", "output", "--json"]);
    expect(JSON.parse(output)).toMatchInlineSnapshot(`
      {
        "azure": {
          "clientId": "91ab6f0e-2d47-4c58-8b1e-7f30a9d2c614",
          "grantCommand": "az rest --method POST --url https://graph.microsoft.com/v1.0/servicePrincipals/0d3e5a7c-1b2f-4c6d-9e8f-a1b2c3d4e5f6/appRoleAssignments --body "{\\"principalId\\":\\"0d3e5a7c-1b2f-4c6d-9e8f-a1b2c3d4e5f6\\",\\"resourceId\\":\\"$(az ad sp show --id 00000003-0000-0000-c000-000000000000 --query id -o tsv)\\",\\"appRoleId\\":\\"06a5fe6d-c49d-46a7-b082-56b1b14103c7\\"}"",
          "jobName": "apple-ade-demo",
          "logs": "5c9d1e2f-3a4b-4c5d-8e6f-7a8b9c0d1e2f",
          "principalId": "0d3e5a7c-1b2f-4c6d-9e8f-a1b2c3d4e5f6",
          "resourceGroup": "apple-ade-demo",
        },
      }
    `);
  });

  it("need somebody who is signed in to Azure, for a preview as well", async () => {
    const preview = await stage.pulumi(["preview"], { env: nobody() });
    expect(preview.status).not.toBe(0);
    expect(preview.output).toContain("error: apple-ade:azure: nobody is signed in to Azure");
    expect(preview.output).toContain("az login");
    expect(preview.output).not.toMatch(/^ +at /m);
  });

  it("are refused with one error that names the key", async () => {
    stage.configure(of({ ...azure, scheduledCheck: { ...azure.scheduledCheck, alert: {} } }));
    const preview = await stage.pulumi(["preview"], { env: signedIn() });
    expect(preview.status).not.toBe(0);
    const [, diagnostics = ""] = preview.output.split("\nDiagnostics:");
    expect(diagnostics.match(/\berror: /g)).toHaveLength(1);
    expect(preview.output).toContain(
      "azure.scheduledCheck.alert: has no receiver; write at least one of emails, webhooks and actionGroupId",
    );
  });

  it("are removed when they are switched off, and only they", async () => {
    stage.configure({});
    const up = await stage.pulumi(["up", "--yes", "--skip-preview", ...record], {
      env: { PATH: path },
    });
    expect(up.status, up.output).toBe(0);
    expect(new Set(Object.values(inAzure(up)))).toEqual(new Set(["delete"]));
    expect(Object.keys(inAzure(up))).toHaveLength(13);
    expect(things()).toEqual([]);
    expect(steps(up)).toMatchObject({ corporate: "same", macs: "same" });
  });

  it("leave nothing after a destroy", async () => {
    stage.configure(of(azure));
    restore();
    cpSync(`${thingsFolder()}-kept`, thingsFolder(), { recursive: true });
    expect(things()).toHaveLength(13);
    const destroy = await stage.pulumi(["destroy", "--yes", "--skip-preview"], {
      env: signedIn(),
    });
    expect(destroy.status, destroy.output).toBe(0);
    expect(Object.values(inAzure(destroy))).toEqual(Array(13).fill("delete"));
    expect(things()).toEqual([]);
    expect(stateOf(stage).resources).toEqual([]);
  });

  // Of the resource itself the SDK drops what it does not know, so that something is missing.
  it("fail where a property is misspelt, as this shows", async () => {
    const project = misspelt();
    onTestFinished(() => rmSync(project, { recursive: true }));
    using workspace = openWorkspace(stage.tenant, project);
    writeFileSync(workspace.stackFile, "config: {}\n", { flag: "a" });
    const preview = await workspace.run(["preview"], { env: signedIn() });
    expect(preview.status).not.toBe(0);
    for (const mistake of [
      "environmentId: missing",
      "configuration.replicaTimeOut: there is no such property",
    ])
      expect(preview.output).toContain(mistake);
  });
});
