import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, test } from "vitest";
import { z } from "zod";
import { clouds } from "../../../stack/graph/clouds.ts";
import { deployed, only } from "./deployed.ts";
import { valueOf } from "./registered.ts";

const repository = "contoso/ade";

describe("what a person goes on with", () => {
  it("has the command that grants the one permission to this identity", async () => {
    const { result } = await deployed({ pipelineIdentity: {} });
    expect(Object.keys(result)).toEqual([
      "resourceGroup",
      "clientId",
      "principalId",
      "grantCommand",
    ]);
    expect(await valueOf(result.clientId)).toBe("91ab6f0e-2d47-4c58-8b1e-7f30a9d2c614");
    expect(await valueOf(result.principalId)).toBe("0d3e5a7c-1b2f-4c6d-9e8f-a1b2c3d4e5f6");
    expect(await valueOf(result.grantCommand)).toMatchInlineSnapshot(
      `"az rest --method POST --url https://graph.microsoft.com/v1.0/servicePrincipals/0d3e5a7c-1b2f-4c6d-9e8f-a1b2c3d4e5f6/appRoleAssignments --body "{\\"principalId\\":\\"0d3e5a7c-1b2f-4c6d-9e8f-a1b2c3d4e5f6\\",\\"resourceId\\":\\"$(az ad sp show --id 00000003-0000-0000-c000-000000000000 --query id -o tsv)\\",\\"appRoleId\\":\\"06a5fe6d-c49d-46a7-b082-56b1b14103c7\\"}""`,
    );
  });

  test.for([
    { cloud: "global", audience: "api://AzureADTokenExchange", flag: "" },
    { cloud: "usGov", audience: "api://AzureADTokenExchangeUSGov", flag: "" },
    {
      cloud: "usGovDoD",
      audience: "api://AzureADTokenExchangeUSGov",
      flag: " --resource https://dod-graph.microsoft.us",
    },
    { cloud: "china", audience: "api://AzureADTokenExchangeChina", flag: "" },
    { cloud: "bleu", audience: "api://AzureADTokenExchangeFrance", flag: "" },
    { cloud: "delos", audience: "api://AzureADTokenExchangeGermany", flag: "" },
  ] as const)("is about the cloud $cloud", async ({ cloud, audience, flag }) => {
    const { origin } = clouds[cloud];
    const { resources, result } = await deployed(
      { pipelineIdentity: { github: [{ repository, branch: "main" }] } },
      { graph: origin },
    );
    expect(
      only(resources, "managedidentity:FederatedIdentityCredential").inputs["audiences"],
    ).toEqual([audience]);
    expect(await valueOf(result.grantCommand)).toContain(
      ` --url ${origin}/v1.0/servicePrincipals/0d3e5a7c-1b2f-4c6d-9e8f-a1b2c3d4e5f6/appRoleAssignments${flag} --body `,
    );
  });

  it("has a command that a shell understands", async () => {
    const { result } = await deployed({ pipelineIdentity: {} });
    const folder = mkdtempSync(join(tmpdir(), "apple-ade-az-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const script = '#!/bin/sh\n[ "$1" = ad ] && echo graph-sp || printf "%s\\n" "$@"\n';
    writeFileSync(join(folder, "az"), script, { mode: 0o755 });
    const grant = z.string().parse(await valueOf(result.grantCommand));
    const { stdout } = spawnSync("/bin/sh", ["-c", grant], {
      encoding: "utf8",
      env: { PATH: folder },
    });
    const words = stdout.trimEnd().split("\n");
    expect(words.slice(0, -1)).toEqual([
      "rest",
      "--method",
      "POST",
      "--url",
      "https://graph.microsoft.com/v1.0/servicePrincipals/0d3e5a7c-1b2f-4c6d-9e8f-a1b2c3d4e5f6/appRoleAssignments",
      "--body",
    ]);
    expect(JSON.parse(words.at(-1) ?? "")).toEqual({
      principalId: "0d3e5a7c-1b2f-4c6d-9e8f-a1b2c3d4e5f6",
      resourceId: "graph-sp",
      appRoleId: "06a5fe6d-c49d-46a7-b082-56b1b14103c7",
    });
  });

  it("is about the global cloud for a tenant on this machine", async () => {
    const { result } = await deployed({ pipelineIdentity: {} }, { graph: "http://127.0.0.1:4010" });
    expect(await valueOf(result.grantCommand)).toContain(
      " --url https://graph.microsoft.com/v1.0/",
    );
  });
});
