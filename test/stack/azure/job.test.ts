import { describe, expect, it, test } from "vitest";
import { alert, applicationId, deployedCheck, only, registry } from "./deployed.ts";

const config = {
  "apple-ade:tenantId": "3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10",
  "apple-ade:clientId": "00000000-0000-4000-8000-00000000c11e",
  "apple-ade:tokens": '{"macs":{"tokenName":"Macs","renewBy":"2027-02-01"}}',
  "apple-ade:azure": "what deploys this",
};

async function jobOf(scheduledCheck: object = {}) {
  const { resources } = await deployedCheck(scheduledCheck, { config });
  return only(resources, "app:Job").inputs;
}

describe("the job", () => {
  it("runs once a day as the identity, with the stack's configuration as a secret", async () => {
    expect(await jobOf()).toMatchInlineSnapshot(`
      {
        "configuration": {
          "secret": {
            "replicaRetryLimit": 0,
            "replicaTimeout": 5400,
            "scheduleTriggerConfig": {
              "cronExpression": "0 5 * * *",
              "parallelism": 1,
              "replicaCompletionCount": 1,
            },
            "secrets": [
              {
                "name": "config",
                "value": "{"apple-ade:tenantId":"3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10","apple-ade:clientId":"91ab6f0e-2d47-4c58-8b1e-7f30a9d2c614","apple-ade:tokens":"{\\"macs\\":{\\"tokenName\\":\\"Macs\\",\\"renewBy\\":\\"2027-02-01\\"}}"}",
              },
            ],
            "triggerType": "Schedule",
          },
        },
        "environmentId": "/of/azure-native:app:ManagedEnvironment/apple-ade",
        "identity": {
          "type": "UserAssigned",
          "userAssignedIdentities": [
            "/of/azure-native:managedidentity:UserAssignedIdentity/apple-ade",
          ],
        },
        "jobName": "apple-ade-contoso",
        "location": "westeurope",
        "resourceGroupName": "endpoint",
        "template": {
          "containers": [
            {
              "command": [
                "node_modules/.bin/apple-ade",
                "scheduled",
              ],
              "env": [
                {
                  "name": "APPLE_ADE_STACK",
                  "value": "contoso",
                },
                {
                  "name": "APPLE_ADE_CONFIG",
                  "secretRef": "config",
                },
              ],
              "image": "contoso.azurecr.io/apple-ade:0.1.0",
              "name": "check",
              "resources": {
                "cpu": 1,
                "memory": "2Gi",
              },
            },
          ],
        },
        "workloadProfileName": "Consumption",
      }
    `);
  });

  it.for([{}, { customers: { applicationId, stacks: ["contoso"] } }])(
    "posts to Teams where it is told to, by an address that is a secret: %j",
    async (more) => {
      const teamsWebhook = "https://teams.contoso.example/s3cret";
      const { configuration, template } = await jobOf({
        alert: { ...alert, teamsWebhook },
        ...more,
      });
      expect(configuration).toHaveProperty("secret.secrets.1", {
        name: "teams-webhook",
        value: teamsWebhook,
      });
      expect(template).toHaveProperty("containers.0.env.2", {
        name: "APPLE_ADE_TEAMS_WEBHOOK",
        secretRef: "teams-webhook",
      });
      expect(JSON.stringify(template)).not.toContain("s3cret");
    },
  );

  it("runs when it is told to", async () => {
    const { configuration } = await jobOf({ schedule: "30 4 * * *" });
    expect(configuration).toHaveProperty(
      "secret.scheduleTriggerConfig.cronExpression",
      "30 4 * * *",
    );
  });

  test.for(["io", "us", "cn"])("pulls from contoso.azurecr.%s as its identity", async (cloud) => {
    const server = `contoso.azurecr.${cloud}`;
    const { configuration } = await jobOf({ registry, image: `${server}/apple-ade:0.1.0` });
    const identity = "/of/azure-native:managedidentity:UserAssignedIdentity/apple-ade";
    expect(configuration).toHaveProperty("secret.registries", [{ server, identity }]);
  });

  it("pulls from a registry whose address has more than its name", async () => {
    const { configuration } = await jobOf({
      registry,
      image: "contoso-a1b2c3d4e5f6.azurecr.io/apple-ade:0.1.0",
    });
    expect(configuration).toHaveProperty(
      "secret.registries.0.server",
      "contoso-a1b2c3d4e5f6.azurecr.io",
    );
  });
});

describe("a configuration that is too long for a job", () => {
  it("is refused, and one that just fits is not", async () => {
    expect((await deployedWith(130_048)).resources.length).toBeGreaterThan(0);
    await expect(deployedWith(130_049)).rejects.toThrow(
      "Pulumi.contoso.yaml: apple-ade:azure.scheduledCheck: the rest of the configuration has 130049 bytes, more than a job takes (130048); check the stack from a pipeline instead.",
    );
  });
});

/** With a configuration of so many bytes, besides what deploys it. */
function deployedWith(bytes: number) {
  const frame = Buffer.byteLength('{"apple-ade:tokens":""}');
  const tokens = "x".repeat(bytes - frame);
  const others = { "apple-ade:tokens": tokens, "apple-ade:azure": "not counted" };
  return deployedCheck({}, { config: others });
}
