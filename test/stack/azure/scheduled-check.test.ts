import { describe, expect, it } from "vitest";
import { deployedCheck, only, outline, registry } from "./deployed.ts";
import { valueOf } from "./registered.ts";

describe("the daily check", () => {
  it("is a job with its log, its identity and its alerts", async () => {
    const { resources } = await deployedCheck({ registry });
    expect(outline(resources)).toMatchInlineSnapshot(`
      "apple-ade:azure:Alerts::apple-ade
        in apple-ade:azure:ScheduledCheck::apple-ade
      apple-ade:azure:PipelineIdentity::apple-ade
      apple-ade:azure:ScheduledCheck::apple-ade
      azure-native:alertsmanagement:AlertProcessingRuleByName::apple-ade-resolved
        in apple-ade:azure:Alerts::apple-ade
        after azure-native:monitor:ScheduledQueryRule::apple-ade-failed
        after azure-native:monitor:ScheduledQueryRule::apple-ade-missing
        after azure-native:operationalinsights:Workspace::apple-ade
      azure-native:app:Job::apple-ade
        in apple-ade:azure:ScheduledCheck::apple-ade
        after azure-native:app:ManagedEnvironment::apple-ade
        after azure-native:authorization:RoleAssignment::apple-ade
        after azure-native:managedidentity:UserAssignedIdentity::apple-ade
        after azure-native:monitor:DiagnosticSetting::apple-ade
      azure-native:app:ManagedEnvironment::apple-ade
        in apple-ade:azure:ScheduledCheck::apple-ade
      azure-native:authorization:RoleAssignment::apple-ade
        in apple-ade:azure:ScheduledCheck::apple-ade
        after azure-native:managedidentity:UserAssignedIdentity::apple-ade
      azure-native:managedidentity:UserAssignedIdentity::apple-ade
        in apple-ade:azure:PipelineIdentity::apple-ade
      azure-native:monitor:ActionGroup::apple-ade
        in apple-ade:azure:Alerts::apple-ade
      azure-native:monitor:DiagnosticSetting::apple-ade
        in apple-ade:azure:ScheduledCheck::apple-ade
        after azure-native:app:ManagedEnvironment::apple-ade
        after azure-native:operationalinsights:Workspace::apple-ade
      azure-native:monitor:ScheduledQueryRule::apple-ade-failed
        in apple-ade:azure:Alerts::apple-ade
        after azure-native:monitor:ActionGroup::apple-ade
        after azure-native:operationalinsights:Workspace::apple-ade
      azure-native:monitor:ScheduledQueryRule::apple-ade-missing
        in apple-ade:azure:Alerts::apple-ade
        after azure-native:app:Job::apple-ade
        after azure-native:monitor:ActionGroup::apple-ade
        after azure-native:operationalinsights:Workspace::apple-ade
      azure-native:operationalinsights:Workspace::apple-ade
        in apple-ade:azure:ScheduledCheck::apple-ade"
    `);
  });

  it("says the job's name and where its log is", async () => {
    const { result } = await deployedCheck();
    expect(await valueOf(result.jobName)).toBe("apple-ade-named");
    expect(await valueOf(result.logs)).toBe("5c9d1e2f-3a4b-4c5d-8e6f-7a8b9c0d1e2f");
  });

  it("keeps its log in a workspace, for as long as that costs nothing", async () => {
    const { resources } = await deployedCheck();
    expect(only(resources, "operationalinsights:Workspace").inputs).toMatchInlineSnapshot(`
      {
        "features": {
          "disableLocalAuth": true,
        },
        "location": "westeurope",
        "resourceGroupName": "endpoint",
        "retentionInDays": 30,
        "sku": {
          "name": "PerGB2018",
        },
        "workspaceName": "apple-ade-contoso",
      }
    `);
    expect(only(resources, "app:ManagedEnvironment").inputs).toMatchInlineSnapshot(`
      {
        "appLogsConfiguration": {
          "destination": "azure-monitor",
        },
        "environmentName": "apple-ade-contoso",
        "location": "westeurope",
        "resourceGroupName": "endpoint",
        "workloadProfiles": [
          {
            "name": "Consumption",
            "workloadProfileType": "Consumption",
          },
        ],
      }
    `);
    expect(only(resources, "monitor:DiagnosticSetting").inputs).toMatchInlineSnapshot(`
      {
        "logs": [
          {
            "category": "ContainerAppConsoleLogs",
            "enabled": true,
          },
          {
            "category": "ContainerAppSystemLogs",
            "enabled": true,
          },
        ],
        "name": "apple-ade-contoso",
        "resourceUri": "/of/azure-native:app:ManagedEnvironment/apple-ade",
        "workspaceId": "/of/azure-native:operationalinsights:Workspace/apple-ade",
      }
    `);
  });

  it("lets its identity pull from a registry of one's own, and nothing else", async () => {
    const { resources } = await deployedCheck({ registry });
    expect(only(resources, "authorization:RoleAssignment").inputs).toMatchInlineSnapshot(`
      {
        "principalId": "0d3e5a7c-1b2f-4c6d-9e8f-a1b2c3d4e5f6",
        "principalType": "ServicePrincipal",
        "roleDefinitionId": "/subscriptions/5c9d1e2f-0000-4000-8000-000000000001/providers/Microsoft.Authorization/roleDefinitions/7f951dda-4ed3-4680-a7ca-43fe172d538d",
        "scope": "/subscriptions/5c9d1e2f-0000-4000-8000-000000000001/resourceGroups/shared/providers/Microsoft.ContainerRegistry/registries/contoso",
      }
    `);
  });

  it("gives its identity no right where the image needs none", async () => {
    const { resources } = await deployedCheck();
    expect(resources.map(({ type }) => type)).not.toContain(
      "azure-native:authorization:RoleAssignment",
    );
  });
});
