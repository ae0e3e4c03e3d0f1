import { runtime } from "@pulumi/pulumi";
import { describe, expect, it, test } from "vitest";
import { mistakesIn } from "./mistakes.ts";
import { schemaOf } from "./schema.ts";

const job = "azure-native:app:Job";
const schema = schemaOf({ [job]: ["environmentId"] });

const container = { name: "check", image: "contoso.azurecr.io/ade:1" };
const configuration = { triggerType: "Schedule", replicaTimeout: 60 };
const good = {
  resourceGroupName: "endpoint",
  environmentId: "/subscriptions/s",
  configuration,
  template: { containers: [container] },
};

const secret = (value: unknown) => ({
  [runtime.specialSigKey]: runtime.specialSecretSig,
  value,
});
const output = (value?: unknown) => ({
  [runtime.specialSigKey]: runtime.specialOutputValueSig,
  ...(value !== undefined && { value }),
});

describe("the inputs of a resource", () => {
  test.for<readonly [string, object]>([
    ["as they should be", good],
    ["with a secret", { ...good, configuration: secret(configuration) }],
    ["with what is not known yet", { ...good, environmentId: runtime.unknownValue }],
    ["with an output that is not known yet", { ...good, environmentId: output() }],
    ["with an output", { ...good, environmentId: output("/subscriptions/s") }],
    ["with tags", { ...good, tags: { owner: "endpoint" } }],
  ])("are taken %s", ([, inputs]) => {
    expect(mistakesIn(schema, job, inputs)).toEqual([]);
  });

  const within = (more: object) => ({
    ...good,
    template: { containers: [{ ...container, ...more }] },
  });

  test.for<readonly [string, object, string]>([
    ["a misspelt one", { ...good, enviromentId: "x" }, "enviromentId: there is no such property"],
    ["a missing one", { environmentId: "x", configuration }, "resourceGroupName: missing"],
    [
      "a misspelt one further down",
      within({ comand: ["x"] }),
      "template.containers[0].comand: there is no such property",
    ],
    [
      "a missing one in a secret",
      { ...good, configuration: secret({ triggerType: "Schedule" }) },
      "configuration.replicaTimeout: missing",
    ],
    [
      "text for a number",
      { ...good, configuration: { ...configuration, replicaTimeout: "60" } },
      "configuration.replicaTimeout: is no number",
    ],
    ["a number in an output", { ...good, environmentId: output(7) }, "environmentId: is no string"],
    ["text for a list", within({ command: "x" }), "template.containers[0].command: is no list"],
    ["text for an object", { ...good, template: "x" }, "template: is no object"],
    ["text for a map", { ...good, tags: "x" }, "tags: is no map"],
    ["a number in a map", { ...good, tags: { a: 1 } }, "tags.a: is no string"],
    [
      "a value of none that are listed",
      { ...good, configuration: { ...configuration, triggerType: "Daily" } },
      "configuration.triggerType: is none of Schedule, Event, Manual",
    ],
  ])("are refused with %s", ([, inputs, mistake]) => {
    expect(mistakesIn(schema, job, inputs)).toEqual([mistake]);
  });

  it("are refused for a resource that is not known", () => {
    expect(mistakesIn(schema, "azure-native:app:Jobs", {})).toEqual([
      ": azure-native has no azure-native:app:Jobs",
    ]);
    expect(() => schemaOf({ "azure-native:app:Jobs": [] })).toThrow("app/jobs.d.ts");
  });
});
