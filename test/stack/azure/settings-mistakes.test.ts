import { describe, expect, it, test } from "vitest";
import { type Configuration, messageOf, mistakes } from "../declarations.ts";
import { azure, check, hooks, location, scheduled } from "./configurations.ts";
import { applicationId, registry, subnetId, workspaceId } from "./deployed.ts";

type Mistake = readonly [what: string, configuration: Configuration, said: string];

const of = (settings: object) => azure({ location, pipelineIdentity: {}, ...settings });

describe("a mistake in apple-ade:azure", () => {
  const said = "what is deployed in Azure: location, pipelineIdentity, scheduledCheck";

  test.for<Mistake>([
    ["text", azure("on"), `azure: is text; write ${said}`],
    ["a list", azure([]), `azure: is a list; write ${said}`],
    [
      "nothing to deploy",
      azure({ location }),
      "azure: deploys nothing; write pipelineIdentity or scheduledCheck, or leave azure out",
    ],
    [
      "a misspelt key",
      of({ scheduledcheck: check }),
      "azure.scheduledcheck: unknown key, did you mean scheduledCheck?; allowed: location, resourceGroup, tags, names, pipelineIdentity, scheduledCheck",
    ],
    [
      "no region",
      azure({ pipelineIdentity: {} }),
      "azure.location: missing; write an Azure region, like westeurope",
    ],
    [
      "a region's title",
      of({ location: "West Europe" }),
      'azure.location: is "West Europe"; write an Azure region, like westeurope',
    ],
    [
      "a group that ends with a point",
      of({ resourceGroup: "x." }),
      'azure.resourceGroup: is "x."; write the name of a resource group',
    ],
    [
      "a tag's name that Azure refuses",
      of({ tags: { "cost/center": "1" } }),
      'azure.tags.cost/center: is "1"; write a map from the names of tags (at most 512 characters, none of them < > % & \\ ? /) to texts',
    ],
    [
      "a number for a tag's value",
      of({ tags: { costCenter: 4711 } }),
      "azure.tags.costCenter: is 4711; write a tag's value, a text of at most 256 characters",
    ],
    [
      "a tag too many",
      of({ tags: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`t${i}`, ""])) }),
      "azure.tags: has more than 50 tags; a resource takes no more",
    ],
    [
      "a name for a group that exists",
      of({ resourceGroup: "endpoint", names: { resourceGroup: "rg-ade" } }),
      "azure.names.resourceGroup: names what is not made, as an existing one is used; leave it out",
    ],
    [
      "a name for a workspace that exists",
      azure({
        location,
        names: { workspace: "log-ade" },
        scheduledCheck: { ...check, workspaceId },
      }),
      "azure.names.workspace: names what is not made, as an existing one is used; leave it out",
    ],
    [
      "a job's name with two hyphens",
      of({ names: { job: "caj--ade" } }),
      'azure.names.job: is "caj--ade"; write 2 to 32 small letters, digits and single hyphens, the first a letter, the last no hyphen',
    ],
    [
      "a name for something else",
      of({ names: { jobs: "caj-ade" } }),
      "azure.names.jobs: unknown key, did you mean job?; allowed: resourceGroup, identity, workspace, environment, infrastructureResourceGroup, diagnosticSetting, job, actionGroup, failedRule, missingRule, resolvedRule",
    ],
  ])("is %s", ([, configuration, message]) => {
    expect(mistakes(configuration)).toEqual([message]);
  });
});

describe("a mistake in scheduledCheck", () => {
  const at = "azure.scheduledCheck";
  const daily = 'write minute, hour and "* * *" in UTC, like "0 5 * * *": once a day';
  const anImage =
    "write an image with its registry and its tag or digest, like registry.contoso.example/apple-ade:0.1.0";
  const anId =
    "write the resource id of an Azure Container Registry: /subscriptions/…/resourceGroups/…/providers/Microsoft.ContainerRegistry/registries/NAME";

  test.for([
    "0 24 * * *",
    "60 5 * * *",
    "*/5 * * * *",
    "0 5 * * 1",
    "0 5 31 2 *",
    "@daily",
    "0 05 * * *",
    " 0 5 * * *",
  ])("is the schedule %s", (schedule) => {
    expect(mistakes(scheduled({ schedule }))).toEqual([
      `${at}.schedule: is "${schedule}"; ${daily}`,
    ]);
  });

  test.for([
    "contoso/ade:1",
    "ade:1",
    "registry.contoso.example/ade",
    "registry.contoso.example/ade:latest",
    "registry.contoso.example/Ade:1",
    "https://registry.contoso.example/ade:1",
  ])("is the image %s", (image) => {
    expect(mistakes(scheduled({ image }))).toEqual([`${at}.image: is "${image}"; ${anImage}`]);
  });

  test.for<Mistake>([
    [
      "no receiver",
      scheduled({ alert: {} }),
      `${at}.alert: has no receiver; write at least one of emails, webhooks and actionGroupId`,
    ],
    [
      "nobody who hears that a check did not run",
      scheduled({ alert: { teamsWebhook: "https://teams.contoso.example/s3cret" } }),
      `${at}.alert.teamsWebhook: is not enough, as a check that does not run posts no card; write at least one of emails, webhooks and actionGroupId`,
    ],
    [
      "empty lists of receivers",
      scheduled({ alert: { emails: [], webhooks: [] } }),
      `${at}.alert: has no receiver; write at least one of emails, webhooks and actionGroupId`,
    ],
    [
      "no alert",
      azure({ location, scheduledCheck: { image: check.image } }),
      `${at}.alert: missing; write who is told: emails, webhooks, actionGroupId, teamsWebhook`,
    ],
    [
      "a name for an address",
      scheduled({ alert: { emails: ["Endpoint team"] } }),
      `${at}.alert.emails[0]: is "Endpoint team"; write an e-mail address of at most 64 characters`,
    ],
    [
      "more webhooks than a group takes",
      scheduled({ alert: { webhooks: hooks(11) } }),
      `${at}.alert.webhooks: has more than 10; an action group takes no more`,
    ],
    [
      "a registry's name",
      scheduled({ registry: "contoso" }),
      `${at}.registry: is "contoso"; ${anId}`,
    ],
    [
      "a workspace's name",
      scheduled({ workspaceId: "log-ade" }),
      `${at}.workspaceId: is "log-ade"; write the resource id of a Log Analytics workspace: /subscriptions/…/resourceGroups/…/providers/Microsoft.OperationalInsights/workspaces/NAME`,
    ],
    [
      "a network instead of a subnet",
      scheduled({ subnetId: subnetId.replace(/\/subnets.*/, "") }),
      `${at}.subnetId: is "/subscriptions/5c9d1e2f-0000-4000-8000-000000000001/resourc…; write the resource id of a subnet: /subscriptions/…/resourceGroups/…/providers/Microsoft.Network/virtualNetworks/NAME/subnets/NAME`,
    ],
    [
      "no customer",
      scheduled({ customers: { applicationId, stacks: [] } }),
      `${at}.customers.stacks: is a list; write the names of the stacks that are checked, each with its file beside this one`,
    ],
    [
      "a customer twice",
      scheduled({ customers: { applicationId, stacks: ["fabrikam", "fabrikam"] } }),
      `${at}.customers.stacks: has a stack twice; leave one out`,
    ],
    [
      "an image of another registry",
      scheduled({ registry, image: "contosoo.azurecr.io/ade:1" }),
      `${at}.image: lies in another registry than the one that registry names; write both of the same`,
    ],
  ])("is %s", ([, configuration, message]) => {
    expect(mistakes(configuration)).toEqual([message]);
  });

  it("is an address that is too long by one", () => {
    // The part after it has 16 characters.
    const [fits, tooLong] = [48, 49].map((length) => `${"a".repeat(length)}@contoso.example`);
    expect(mistakes(scheduled({ alert: { emails: [fits] } }))).toEqual([]);
    expect(mistakes(scheduled({ alert: { emails: [tooLong] } }))).toHaveLength(1);
  });

  it("is said without what a webhook's address may hold", () => {
    const message = messageOf(
      scheduled({ alert: { webhooks: ["http://contoso.example/s3cret"] } }),
    );
    expect(message).toContain(`${at}.alert.webhooks[0]: is not usable; write an https address`);
    expect(message).not.toContain("s3cret");
  });
});
