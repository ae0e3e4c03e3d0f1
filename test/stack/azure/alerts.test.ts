import { describe, expect, it } from "vitest";
import { actionGroupId, deployedCheck, only } from "./deployed.ts";

async function ruleOf(suffix: "failed" | "missing") {
  const { resources } = await deployedCheck();
  const { inputs } = resources.find(({ name }) => name === `apple-ade-${suffix}`) ?? {};
  return inputs ?? {};
}

async function groupsOf(alert: object) {
  const { resources } = await deployedCheck({ alert });
  return resources.find(({ name }) => name === "apple-ade-failed")?.inputs["actions"];
}

describe("the alerts", () => {
  it("reach everybody who is named, and keep the addresses of webhooks secret", async () => {
    const webhooks = ["https://hooks.contoso.example/one", "https://hooks.contoso.example/two"];
    const emails = ["a@contoso.example", "b@contoso.example"];
    const { resources } = await deployedCheck({ alert: { emails, webhooks } });
    expect(only(resources, "monitor:ActionGroup").inputs).toMatchInlineSnapshot(`
      {
        "actionGroupName": "apple-ade-contoso",
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

  it("tell of a check that failed", async () => {
    expect(await ruleOf("failed")).toMatchInlineSnapshot(`
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
              "dimensions": [
                {
                  "name": "Stack",
                  "operator": "Include",
                  "values": [
                    "*",
                  ],
                },
                {
                  "name": "Ended",
                  "operator": "Include",
                  "values": [
                    "*",
                  ],
                },
                {
                  "name": "Status",
                  "operator": "Include",
                  "values": [
                    "*",
                  ],
                },
                {
                  "name": "Tokens",
                  "operator": "Include",
                  "values": [
                    "*",
                  ],
                },
                {
                  "name": "Owners",
                  "operator": "Include",
                  "values": [
                    "*",
                  ],
                },
              ],
              "failingPeriods": {
                "minFailingPeriodsToAlert": 1,
                "numberOfEvaluationPeriods": 1,
              },
              "operator": "GreaterThan",
              "query": "union isfuzzy=true (datatable(TimeGenerated: datetime, Log: string)[]), ContainerAppConsoleLogs
      | where Log startswith "apple-ade: the scheduled check of "
      | extend Stack = extract("check of ([^ ]+) ended with status", 1, Log), Status = extract("ended with status ([0-9]+)", 1, Log), Facts = parse_json(extract("ended with status [0-9]+ (.*)$", 1, Log))
      | where Stack in ("contoso") and Status != "0"
      | project Stack, Ended = format_datetime(TimeGenerated, "yyyy-MM-dd HH:mm:ss"), Status, Tokens = iff(isempty(tostring(Facts.tokens)), "see the log", tostring(Facts.tokens)), Owners = iff(isempty(tostring(Facts.owners)), "see the log", tostring(Facts.owners))",
              "threshold": 0,
              "timeAggregation": "Count",
            },
          ],
        },
        "description": "A daily check found a violation (status 1) or could not run (status 2). The dimensions name the tokens and their owners. The report says what to do: Log Analytics workspace > Logs > ContainerAppConsoleLogs | sort by TimeGenerated asc | project Log",
        "displayName": "Apple ADE check of contoso: something needs a person",
        "enabled": true,
        "evaluationFrequency": "PT1H",
        "location": "westeurope",
        "resourceGroupName": "endpoint",
        "ruleName": "apple-ade-contoso-failed",
        "scopes": [
          "/of/azure-native:operationalinsights:Workspace/apple-ade",
        ],
        "severity": 1,
        "skipQueryValidation": true,
        "windowSize": "P2D",
      }
    `);
  });

  it("tell of a check that did not run", async () => {
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
              "dimensions": [
                {
                  "name": "Stack",
                  "operator": "Include",
                  "values": [
                    "*",
                  ],
                },
                {
                  "name": "Due",
                  "operator": "Include",
                  "values": [
                    "*",
                  ],
                },
              ],
              "failingPeriods": {
                "minFailingPeriodsToAlert": 1,
                "numberOfEvaluationPeriods": 1,
              },
              "operator": "GreaterThan",
              "query": "datatable(Stack: string)["contoso"]
      | extend Due = range(bin(ago(44h) - 300m, 1d) + 300m + 1d, ago(180m), 1d)
      | mv-expand Due to typeof(datetime)
      | where Due > datetime(2026-11-20T12:00:00Z)
      | join kind=leftanti (union isfuzzy=true (datatable(TimeGenerated: datetime, Log: string)[]), ContainerAppConsoleLogs
      | where Log startswith "apple-ade: the scheduled check of "
      | extend Stack = extract("check of ([^ ]+) ended with status", 1, Log), Due = bin(TimeGenerated - 300m, 1d) + 300m) on Stack, Due
      | project Stack, Due = format_datetime(Due, "yyyy-MM-dd HH:mm")",
              "threshold": 0,
              "timeAggregation": "Count",
            },
          ],
        },
        "description": "A daily check had not ended 180 minutes after it was due. Container Apps job > Execution history says whether it started; ContainerAppSystemLogs in the workspace says what became of it.",
        "displayName": "Apple ADE check of contoso: it has not run",
        "enabled": true,
        "evaluationFrequency": "PT1H",
        "location": "westeurope",
        "resourceGroupName": "endpoint",
        "ruleName": "apple-ade-contoso-missing",
        "scopes": [
          "/of/azure-native:operationalinsights:Workspace/apple-ade",
        ],
        "severity": 1,
        "skipQueryValidation": true,
        "windowSize": "P2D",
      }
    `);
  });

  it("go to a group that exists as well, or to that alone", async () => {
    const own = "/of/azure-native:monitor:ActionGroup/apple-ade";
    expect(await groupsOf({ emails: ["a@contoso.example"], actionGroupId })).toEqual({
      actionGroups: [own, actionGroupId],
    });
    expect(await groupsOf({ actionGroupId })).toEqual({ actionGroups: [actionGroupId] });
  });

  it("say nothing when Azure takes one back", async () => {
    const { resources } = await deployedCheck();
    expect(only(resources, "alertsmanagement:AlertProcessingRuleByName").inputs)
      .toMatchInlineSnapshot(`
      {
        "alertProcessingRuleName": "apple-ade-contoso-resolved",
        "location": "Global",
        "properties": {
          "actions": [
            {
              "actionType": "RemoveAllActionGroups",
            },
          ],
          "conditions": [
            {
              "field": "MonitorCondition",
              "operator": "Equals",
              "values": [
                "Resolved",
              ],
            },
            {
              "field": "AlertRuleId",
              "operator": "Equals",
              "values": [
                "/of/azure-native:monitor:ScheduledQueryRule/apple-ade-failed",
                "/of/azure-native:monitor:ScheduledQueryRule/apple-ade-missing",
              ],
            },
          ],
          "description": "An alert about an Apple ADE check ends by itself, which says nothing about a token.",
          "enabled": true,
          "scopes": [
            "/of/azure-native:operationalinsights:Workspace/apple-ade",
          ],
        },
        "resourceGroupName": "endpoint",
      }
    `);
  });
});
