import { createRequire } from "node:module";
import { runtime } from "@pulumi/pulumi";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";

const require = createRequire(import.meta.url);
const {
  AdeTenant,
  AdeToken,
  ApplePushCertificate,
  VppToken,
}: typeof import("../../stack/resources.ts") = require("../../stack/resources.ts");

const graph = { endpoint: "http://127.0.0.1:4010", timeoutSeconds: 60 };
const token = { tenant: "Contoso", graph, tokenName: "Corporate iPhones", renewBy: "2027-02-01" };

const tokenType = "pulumi-nodejs:dynamic/intune:AdeToken";
const tenantType = "pulumi-nodejs:dynamic/intune:AdeTenant";

interface Registration {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

let registrations: Registration[] = [];

beforeAll(() =>
  runtime.setMocks({
    newResource({ type, name, inputs }) {
      registrations.push({ type, name, inputs });
      return { id: name, state: inputs };
    },
    call: ({ inputs }) => inputs,
  }),
);

beforeEach(() => {
  registrations = [];
});

async function registered(create: () => unknown): Promise<Registration> {
  create();
  await runtime.disconnect();
  const [only, ...others] = registrations;
  if (only === undefined || others.length > 0) throw new Error("Not one resource.");
  const { __provider: provider, ...inputs } = only.inputs;
  expect(provider).toContain("pulumi-apple-ade/provider");
  return { ...only, inputs };
}

describe("a resource", () => {
  it("of a token has its own type, and the declaration as inputs", async () => {
    expect(await registered(() => new AdeToken("corporate", token))).toEqual({
      type: tokenType,
      name: "corporate",
      inputs: token,
    });
    expect(AdeToken).toHaveProperty("__pulumiType", tokenType);
  });

  it("of a tenant has its own type, and the declaration as inputs", async () => {
    const tenant = { tenant: "Contoso", graph, declared: [], ignoredTokens: [] };
    expect(await registered(() => new AdeTenant("prod", tenant))).toEqual({
      type: tenantType,
      name: "prod",
      inputs: tenant,
    });
    expect(AdeTenant).toHaveProperty("__pulumiType", tenantType);
  });

  it("of a push certificate has its own type, and its Apple ID as a secret", async () => {
    const declared = { tenant: "Contoso", graph, renewBy: "2027-01-15" };
    const { type, inputs } = await registered(
      () =>
        new ApplePushCertificate("push", { ...declared, appleIdentifier: "push@contoso.example" }),
    );
    const { appleIdentifier, ...rest } = inputs;
    expect([type, rest]).toEqual(["pulumi-nodejs:dynamic/intune:ApplePushCertificate", declared]);
    expect(ApplePushCertificate).toHaveProperty("__pulumiType", type);
    expect(runtime.isRpcSecret(appleIdentifier)).toBe(true);
  });

  it("of a VPP token has its own type, and its declared id under another name", async () => {
    const declared = { tenant: "Contoso", graph, displayName: "Books", renewBy: "2027-03-01" };
    expect(await registered(() => new VppToken("books", { ...declared, id: "id-1" }))).toEqual({
      type: "pulumi-nodejs:dynamic/intune:VppToken",
      name: "books",
      inputs: { ...declared, declaredId: "id-1" },
    });
    expect(VppToken).toHaveProperty("__pulumiType", "pulumi-nodejs:dynamic/intune:VppToken");
  });

  it("names the declared id otherwise, as Pulumi would drop it", async () => {
    const { inputs } = await registered(() => new AdeToken("a", { ...token, id: "id-1" }));
    expect(inputs).toMatchObject({ declaredId: "id-1" });
    expect(inputs).not.toHaveProperty("id");
  });

  it("of a token has the declared Apple ID as a secret", async () => {
    const declared = { ...token, appleIdentifier: "ade@contoso.example" };
    const { appleIdentifier } = (await registered(() => new AdeToken("a", declared))).inputs;
    expect(runtime.isRpcSecret(appleIdentifier)).toBe(true);
    expect(runtime.unwrapRpcSecret(appleIdentifier)).toBe("ade@contoso.example");
  });
});
