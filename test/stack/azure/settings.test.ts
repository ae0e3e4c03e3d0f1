import { describe, expect, it, test } from "vitest";
import { type Configuration, declare, mistakes } from "../declarations.ts";
import { azure, branches, check, github, hooks, location, scheduled } from "./configurations.ts";
import { image, registry } from "./deployed.ts";

describe("apple-ade:azure", () => {
  it("is off unless it is configured", () => {
    expect(declare({ tokens: {} })).not.toHaveProperty("azure");
  });

  it("has defaults for what may be left out", () => {
    expect(declare(azure({ location, pipelineIdentity: {}, scheduledCheck: check })).azure).toEqual(
      {
        location,
        pipelineIdentity: { github: [], azureDevOps: [] },
        scheduledCheck: {
          image,
          schedule: "0 5 * * *",
          alert: { emails: ["endpoint@contoso.example"], webhooks: [] },
        },
      },
    );
  });

  test.for<readonly [string, Configuration]>([
    ["one daily check alone", azure({ location, scheduledCheck: check })],
    ["a webhook alone", scheduled({ alert: { webhooks: ["https://hooks.contoso.example/x"] } })],
    ["the first minute of a day", scheduled({ schedule: "0 0 * * *" })],
    ["the last minute of a day", scheduled({ schedule: "59 23 * * *" })],
    ["a digest", scheduled({ image: `ghcr.io/contoso/ade@sha256:${"a".repeat(64)}` })],
    ["a port", scheduled({ image: "registry.contoso.example:5000/ade:1" })],
    ["its own registry", scheduled({ registry })],
    [
      "a registry in another spelling",
      scheduled({ registry: registry.replace("/contoso", "/CONTOSO") }),
    ],
    ["20 subjects", github(...branches(20))],
    ["ten webhooks", scheduled({ alert: { webhooks: hooks(10) } })],
    ["a resource group", azure({ location, resourceGroup: "rg_(1).x-Ä", pipelineIdentity: {} })],
  ])("takes %s", ([, configuration]) => {
    expect(mistakes(configuration)).toEqual([]);
  });
});
