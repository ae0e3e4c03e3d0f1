import { describe, expect, it } from "vitest";
import { endMark } from "../../../stack/azure/end-mark.ts";
import { deployedCheck, only } from "./deployed.ts";

async function ruleOf(suffix: "failed" | "missing") {
  const { resources } = await deployedCheck();
  const { inputs } = resources.find(({ name }) => name === `apple-ade-${suffix}`) ?? {};
  return inputs ?? {};
}

describe("the alerts", () => {
  it("reach everybody who is named, and keep the addresses of webhooks secret", async () => {
    const webhooks = ["https://hooks.contoso.example/one", "https://hooks.contoso.example/two"];
    const emails = ["a@contoso.example", "b@contoso.example"];
    const { resources } = await deployedCheck({ alert: { emails, webhooks } });
    expect(only(resources, "monitor:ActionGroup").inputs).toMatchInlineSnapshot(`
      {
        "emailReceivers": [
          {
            "emailAddress": "a@contoso.example",
            "name": "email-1",
            "useCommonAlertSchema": true,
          },
          {
            "emailAddress": "b@contoso.example",
            "name": "email-2",
            "useCommonAlertSchema": true,
          },
        ],
        "enabled": true,
        "groupShortName": "apple-ade",
        "location": "global",
        "resourceGroupName": "endpoint",
        "webhookReceivers": [
          {
            "name": "webhook-1",
            "serviceUri": {
              "secret": "https://hooks.contoso.example/one",
            },
            "useCommonAlertSchema": true,
          },
          {
            "name": "webhook-2",
            "serviceUri": {
              "secret": "https://hooks.contoso.example/two",
            },
            "useCommonAlertSchema": true,
          },
        ],
      }
    `);
  });

  it("tell of a check that failed, once", async () => {
    expect(await ruleOf("failed")).toMatchInlineSnapshot(`
      {
        "actions": {
          "actionGroups": [
            "/of/azure-native:monitor:ActionGroup/apple-ade",
          ],
        },
        "autoMitigate": false,
        "criteria": {
          "allOf": [
            {
              "failingPeriods": {
                "minFailingPeriodsToAlert": 1,
                "numberOfEvaluationPeriods": 1,
              },
              "operator": "GreaterThan",
              "query": "union isfuzzy=true (datatable(TimeGenerated: datetime, Log: string)[]), ContainerAppConsoleLogs | where Log contains "apple-ade: the scheduled check of contoso ended with status" and Log !contains "apple-ade: the scheduled check of contoso ended with status 0"",
              "threshold": 0,
              "timeAggregation": "Count",
            },
          ],
        },
        "description": "The daily check of contoso found a violation (status 1) or could not run (status 2). Its report says what to do: Log Analytics workspace > Logs > ContainerAppConsoleLogs | sort by TimeGenerated asc | project Log",
        "displayName": "Apple ADE check of contoso: something needs a person",
        "enabled": true,
        "evaluationFrequency": "PT1H",
        "location": "westeurope",
        "muteActionsDuration": "PT12H",
        "resourceGroupName": "endpoint",
        "scopes": [
          "/of/azure-native:operationalinsights:Workspace/apple-ade",
        ],
        "severity": 1,
        "skipQueryValidation": true,
        "windowSize": "PT6H",
      }
    `);
  });

  it("tell of a check that did not run, until one has", async () => {
    expect(await ruleOf("missing")).toMatchInlineSnapshot(`
      {
        "actions": {
          "actionGroups": [
            "/of/azure-native:monitor:ActionGroup/apple-ade",
          ],
        },
        "autoMitigate": true,
        "criteria": {
          "allOf": [
            {
              "failingPeriods": {
                "minFailingPeriodsToAlert": 1,
                "numberOfEvaluationPeriods": 1,
              },
              "operator": "GreaterThan",
              "query": "union isfuzzy=true (datatable(TimeGenerated: datetime, Log: string)[]), ContainerAppConsoleLogs | where TimeGenerated > ago(26h) and Log contains "apple-ade: the scheduled check of contoso ended with status" | summarize Ended = count() | where Ended == 0",
              "threshold": 0,
              "timeAggregation": "Count",
            },
          ],
        },
        "description": "No daily check of contoso has ended within 26 hours. Container Apps job > Execution history says whether it started; ContainerAppSystemLogs in the workspace says what became of it.",
        "displayName": "Apple ADE check of contoso: it has not run",
        "enabled": true,
        "evaluationFrequency": "PT1H",
        "location": "westeurope",
        "resourceGroupName": "endpoint",
        "scopes": [
          "/of/azure-native:operationalinsights:Workspace/apple-ade",
        ],
        "severity": 1,
        "skipQueryValidation": true,
        "windowSize": "P2D",
      }
    `);
  });

  it("look for the line that a check ends with", async () => {
    const mark = "apple-ade: the scheduled check of contoso ended with status";
    expect(endMark("contoso")).toBe(mark);
    for (const suffix of ["failed", "missing"] as const) {
      expect((await ruleOf(suffix))["criteria"]).toHaveProperty(
        "allOf.0.query",
        expect.stringContaining(`Log contains "${mark}"`),
      );
    }
  });
});
