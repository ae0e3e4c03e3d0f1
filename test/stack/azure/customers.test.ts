import { describe, expect, it, test } from "vitest";
import { z } from "zod";
import { stacksIn } from "../../../cli/scheduled/project.ts";
import { stackOf } from "./configurations.ts";
import { applicationId, deployedCheck, only } from "./deployed.ts";
import { valueOf } from "./registered.ts";

const project = `name: ade
config:
  apple-ade:defaults:
    value: { owner: Managed devices }
  apple-ade:tenant: { value: Nobody }
  other:key: 1
`;
const files = {
  "Pulumi.yaml": project,
  "Pulumi.fabrikam.yaml": stackOf("Fabrikam"),
  "Pulumi.northwind.yaml": stackOf("Northwind"),
};

const check = (stacks: readonly string[], more: object = {}, given: object = {}) =>
  deployedCheck(
    { customers: { applicationId, stacks }, ...more },
    { stack: "provider", files, ...given },
  );

const job = z.object({
  configuration: z.object({
    secret: z.object({ secrets: z.tuple([z.object({ value: z.string() })]) }),
  }),
  template: z.object({
    containers: z.tuple([z.object({ env: z.unknown(), resources: z.unknown() })]),
  }),
});

function jobIn({ resources }: Awaited<ReturnType<typeof deployedCheck>>) {
  const { configuration, template } = job.parse(only(resources, "app:Job").inputs);
  const [{ value: packed }] = configuration.secret.secrets;
  return { packed, ...template.containers[0] };
}

describe("a job for customers", () => {
  it("has what each stack's own program would get, and the application signs in", async () => {
    const { packed, env, resources } = jobIn(await check(["fabrikam", "northwind"]));
    expect(stacksIn({ APPLE_ADE_STACKS: packed })).toEqual({
      fabrikam: {
        "apple-ade:defaults": '{"owner":"Managed devices"}',
        "apple-ade:tenant": "Fabrikam",
        "apple-ade:tenantId": "0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d",
        "apple-ade:clientId": applicationId,
        "apple-ade:tokens": '{"macs":{"tokenName":"Macs","renewBy":"2027-02-01"}}',
      },
      northwind: expect.objectContaining({ "apple-ade:tenant": "Northwind" }) as unknown,
    });
    expect(env).toEqual([
      { name: "APPLE_ADE_STACKS", secretRef: "stacks" },
      { name: "APPLE_ADE_MANAGED_IDENTITY", value: "91ab6f0e-2d47-4c58-8b1e-7f30a9d2c614" },
    ]);
    expect(resources).toEqual({ cpu: 2, memory: "4Gi" });
  });

  it("runs longer the more there are, and is missed accordingly later", async () => {
    const { resources } = await check(["fabrikam", "northwind"]);
    expect(only(resources, "app:Job").inputs["configuration"]).toHaveProperty(
      "secret.replicaTimeout",
      5490,
    );
    const rule = resources.find(({ name }) => name === "apple-ade-missing");
    expect(rule?.inputs["description"]).toContain("had not ended 182 minutes after it was due");
  });

  it("says what makes the application trust the identity, and where each customer consents", async () => {
    const { result } = await check(["fabrikam"]);
    expect(await valueOf(result.trustCommand)).toMatchInlineSnapshot(
      `"az ad app federated-credential create --id 7d1f0a2b-3c4d-4e5f-8a9b-0c1d2e3f4a5b --parameters '{"name":"apple-ade-job","issuer":"https://login.microsoftonline.com/3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10/v2.0","subject":"0d3e5a7c-1b2f-4c6d-9e8f-a1b2c3d4e5f6","audiences":["api://AzureADTokenExchange"]}'"`,
    );
    expect(result.consent).toEqual({
      fabrikam: `https://login.microsoftonline.com/0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d/adminconsent?client_id=${applicationId}`,
    });
  });

  test.for([
    {
      what: "that has no file",
      stack: "litware",
      text: undefined,
      said: "apple-ade:azure.scheduledCheck.customers.stacks: Pulumi.litware.yaml was not found beside Pulumi.yaml; correct the name, or leave it out.",
    },
    {
      what: "with a secret",
      stack: "litware",
      text: stackOf(
        "Litware",
        "  apple-ade:pushCertificate: { renewBy: 2027-01-01, appleIdentifier: { secure: v1:x } }\n",
      ),
      said: "Pulumi.litware.yaml: apple-ade:pushCertificate holds a Pulumi secret, which only that stack can decrypt; leave it out, or check that stack from its own job.",
    },
    {
      what: "with a mistake",
      stack: "litware",
      text: stackOf("Litware", "  apple-ade:token: {}\n"),
      said: "Pulumi.litware.yaml: 1 problem under apple-ade; nothing was read.\n  token: unknown key, did you mean tokens?",
    },
  ])("is refused for a stack $what", async ({ stack, text, said }) => {
    const own = text === undefined ? files : { ...files, [`Pulumi.${stack}.yaml`]: text };
    await expect(check(["fabrikam", stack], {}, { files: own })).rejects.toThrow(said);
  });

  it("may check its own stack too, as Pulumi hands it over", async () => {
    const config = { "apple-ade:tenant": "Provider", "apple-ade:azure": "what deploys this" };
    const { packed } = jobIn(await check(["provider"], {}, { config }));
    expect(stacksIn({ APPLE_ADE_STACKS: packed })).toEqual({
      provider: { "apple-ade:tenant": "Provider", "apple-ade:clientId": applicationId },
    });
  });

  it("takes a hundred", async () => {
    const stacks = Array.from({ length: 100 }, (_, index) => `customer-${index}`);
    const many = Object.fromEntries(stacks.map((each) => [`Pulumi.${each}.yaml`, stackOf(each)]));
    const { packed } = jobIn(await check(stacks, {}, { files: many }));
    expect(packed.length).toBeLessThan(20_000);
  });
});
