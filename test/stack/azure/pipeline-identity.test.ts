import { describe, expect, it } from "vitest";
import { deployed, only, outline } from "./deployed.ts";
import { type Registered, valueOf } from "./registered.ts";

const repository = "contoso/ade";

const credentials = (resources: readonly Registered[]) =>
  resources.filter(({ type }) => type.endsWith(":FederatedIdentityCredential"));

describe("the identity for pipelines", () => {
  it("is one identity with its credentials, in a resource group of its own", async () => {
    const { resources } = await deployed({
      pipelineIdentity: {
        github: [
          { repository, branch: "main" },
          { repository, pullRequest: true },
        ],
        azureDevOps: [
          {
            issuer: "https://login.microsoftonline.com/3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10/v2.0",
            subject: "/eid1/c/pub/t/Ug0cP3tqH06cHSuKXn9MEA/a/abc/sc/1d2e/3f4a",
          },
        ],
      },
    });
    expect(outline(resources)).toMatchInlineSnapshot(`
      "apple-ade:azure:PipelineIdentity::apple-ade
      azure-native:managedidentity:FederatedIdentityCredential::azure-devops-2a231357
        in apple-ade:azure:PipelineIdentity::apple-ade
        after azure-native:managedidentity:FederatedIdentityCredential::github-contoso-ade-pull-request-88690168
        after azure-native:managedidentity:UserAssignedIdentity::apple-ade
        after azure-native:resources:ResourceGroup::apple-ade
      azure-native:managedidentity:FederatedIdentityCredential::github-contoso-ade-pull-request-88690168
        in apple-ade:azure:PipelineIdentity::apple-ade
        after azure-native:managedidentity:FederatedIdentityCredential::github-contoso-ade-ref-refs-heads-main-0124c439
        after azure-native:managedidentity:UserAssignedIdentity::apple-ade
        after azure-native:resources:ResourceGroup::apple-ade
      azure-native:managedidentity:FederatedIdentityCredential::github-contoso-ade-ref-refs-heads-main-0124c439
        in apple-ade:azure:PipelineIdentity::apple-ade
        after azure-native:managedidentity:UserAssignedIdentity::apple-ade
        after azure-native:resources:ResourceGroup::apple-ade
      azure-native:managedidentity:UserAssignedIdentity::apple-ade
        in apple-ade:azure:PipelineIdentity::apple-ade
        after azure-native:resources:ResourceGroup::apple-ade
      azure-native:resources:ResourceGroup::apple-ade"
    `);
    expect(credentials(resources).map(({ inputs }) => inputs)).toMatchInlineSnapshot(`
      [
        {
          "audiences": [
            "api://AzureADTokenExchange",
          ],
          "federatedIdentityCredentialResourceName": "azure-devops-2a231357",
          "issuer": "https://login.microsoftonline.com/3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10/v2.0",
          "resourceGroupName": "apple-ade-named",
          "resourceName": "apple-ade-named",
          "subject": "/eid1/c/pub/t/Ug0cP3tqH06cHSuKXn9MEA/a/abc/sc/1d2e/3f4a",
        },
        {
          "audiences": [
            "api://AzureADTokenExchange",
          ],
          "federatedIdentityCredentialResourceName": "github-contoso-ade-pull-request-88690168",
          "issuer": "https://token.actions.githubusercontent.com",
          "resourceGroupName": "apple-ade-named",
          "resourceName": "apple-ade-named",
          "subject": "repo:contoso/ade:pull_request",
        },
        {
          "audiences": [
            "api://AzureADTokenExchange",
          ],
          "federatedIdentityCredentialResourceName": "github-contoso-ade-ref-refs-heads-main-0124c439",
          "issuer": "https://token.actions.githubusercontent.com",
          "resourceGroupName": "apple-ade-named",
          "resourceName": "apple-ade-named",
          "subject": "repo:contoso/ade:ref:refs/heads/main",
        },
      ]
    `);
    expect(only(resources, "managedidentity:UserAssignedIdentity").inputs).toEqual({
      location: "westeurope",
      resourceGroupName: "apple-ade-named",
      resourceName: "apple-ade-contoso",
    });
    expect(only(resources, "resources:ResourceGroup").inputs).toEqual({
      location: "westeurope",
      resourceGroupName: "apple-ade-contoso",
    });
  });

  it("goes into a resource group that exists, without making one", async () => {
    const { resources, result } = await deployed({
      resourceGroup: "endpoint",
      pipelineIdentity: {},
    });
    expect(resources.map(({ type, inputs }) => [type, inputs["resourceGroupName"]])).toEqual([
      ["apple-ade:azure:PipelineIdentity", undefined],
      ["azure-native:managedidentity:UserAssignedIdentity", "endpoint"],
    ]);
    expect(await valueOf(result.resourceGroup)).toBe("endpoint");
  });
});
