import { describe, expect, it, test } from "vitest";
import { publishedImage } from "../../../stack/azure/published-image.ts";
import { imageSetting } from "../../../stack/azure/scheduled-check-settings.ts";
import { type Configuration, declare, mistakes } from "../declarations.ts";
import { azure, branches, check, github, hooks, location, scheduled } from "./configurations.ts";
import { actionGroupId, image, registry, subnetId, workspaceId } from "./deployed.ts";

/** As Pulumi named things after `apple-ade`. */
const earlier = { resourceGroup: "apple-ade1a2b3c4d", job: "apple-ade1a2b3c4d" };
const fifty = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`tag ${index}`, ""]));

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
    ["a workspace that exists", scheduled({ workspaceId })],
    ["a subnet", scheduled({ subnetId })],
    ["an action group that exists, alone", scheduled({ alert: { actionGroupId } })],
    ["names of an earlier release", azure({ location, names: earlier, pipelineIdentity: {} })],
    ["50 tags", azure({ location, tags: fifty, pipelineIdentity: {} })],
    ["20 subjects", github(...branches(20))],
    ["ten webhooks", scheduled({ alert: { webhooks: hooks(10) } })],
    ["a resource group", azure({ location, resourceGroup: "rg_(1).x-Ä", pipelineIdentity: {} })],
  ])("takes %s", ([, configuration]) => {
    expect(mistakes(configuration)).toEqual([]);
  });
});

describe("the image", () => {
  it("may be left out where one was published with this version", () => {
    const published = publishedImage({
      version: "1.2.3",
      config: { image: "ghcr.io/contoso/ade" },
    });
    expect(imageSetting(published).parse(undefined)).toBe("ghcr.io/contoso/ade:1.2.3");
  });

  it("must be given where none was", () => {
    expect(publishedImage({ version: "1.2.3" })).toBeUndefined();
    expect(publishedImage("no manifest")).toBeUndefined();
    expect(mistakes(azure({ location, scheduledCheck: { alert: check.alert } }))).toHaveLength(
      publishedImage() === undefined ? 1 : 0,
    );
  });
});
