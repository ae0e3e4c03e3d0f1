import { createRequire } from "node:module";
import { output, runtime, secret } from "@pulumi/pulumi";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";

const { AdeTenant, AdeToken, VppToken }: typeof import("../../stack/resources.ts") = createRequire(
  import.meta.url,
)("../../stack/resources.ts");

const tenantId = "3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10";
const corporate = { tokenName: "Corporate iPhones", renewBy: "2027-02-01" };
const global = { endpoint: "https://graph.microsoft.com", timeoutSeconds: 60 };

type Inputs = Readonly<Record<string, unknown>>;

let inputs = new Map<string, Inputs>();

beforeAll(() =>
  runtime.setMocks({
    newResource({ name, inputs: { __provider: provider, ...sent } }) {
      inputs.set(name, sent);
      return { id: name, state: { provider } };
    },
    call: ({ inputs: sent }) => sent,
  }),
);

beforeEach(() => {
  inputs = new Map();
});

async function declared(program: () => unknown): Promise<void> {
  program();
  await runtime.disconnect();
}

const everything = {
  tenantId,
  owner: "Endpoint team",
  devices: { read: false },
  tokens: { corporate, macs: { tokenName: "Macs", renewBy: "2027-03-01", owner: "Mac team" } },
  vppTokens: { books: { displayName: "Books", renewBy: "2027-03-01" } },
  pushCertificate: { renewBy: "2027-01-15" },
};

describe("a tenant", () => {
  it("makes the resources of its arguments, called after it", async () => {
    await declared(() => new AdeTenant("contoso", everything));
    expect([...inputs.keys()].toSorted()).toEqual([
      "contoso",
      "contoso-books",
      "contoso-corporate",
      "contoso-macs",
      "contoso-push-certificate",
    ]);
  });

  it("knows its tokens by their resources' names, with their owners", async () => {
    const own = { key: "kiosk", tokenName: "Kiosk iPads" };
    await declared(() => new AdeTenant("contoso", { ...everything, declared: [own] }));
    expect(inputs.get("contoso")).toEqual({
      tenant: "contoso",
      declaredVppTokens: [{ key: "contoso-books", displayName: "Books" }],
      declaredPushCertificate: true,
      tenantId,
      graph: global,
      owner: "Endpoint team",
      devices: { read: false },
      ignoredTokens: [],
      declared: [
        { ...own, owner: "Endpoint team" },
        { key: "contoso-corporate", tokenName: "Corporate iPhones", owner: "Endpoint team" },
        { key: "contoso-macs", tokenName: "Macs", owner: "Mac team" },
      ],
    });
  });

  it("is read from the national cloud that it names", async () => {
    const graph = { cloud: output("china" as const), timeoutSeconds: 5 };
    await declared(() => new AdeTenant("contoso", { tenantId, graph, tokens: {} }));
    expect(inputs.get("contoso")).toMatchObject({
      graph: { endpoint: "https://microsoftgraph.chinacloudapi.cn", timeoutSeconds: 5 },
    });
  });
});

describe("a resource below a tenant", () => {
  it("takes from it what it does not say itself", async () => {
    await declared(() => new AdeTenant("contoso", everything));
    const shared = { tenant: "contoso", tenantId, graph: global };
    expect(Object.fromEntries([...inputs].slice(1))).toEqual({
      "contoso-corporate": {
        ...shared,
        ...corporate,
        owner: "Endpoint team",
        devices: { read: false },
      },
      "contoso-macs": {
        ...shared,
        ...everything.tokens.macs,
        owner: "Mac team",
        devices: { read: false },
      },
      "contoso-books": { ...shared, ...everything.vppTokens.books, owner: "Endpoint team" },
      "contoso-push-certificate": { ...shared, renewBy: "2027-01-15", owner: "Endpoint team" },
    });
  });

  it("may be declared on its own, also with an argument that is undefined", async () => {
    await declared(() => {
      const own = { key: "kiosk", tokenName: "Kiosk iPads" };
      const tenant = new AdeTenant("contoso", { tenantId, owner: "Team", declared: [own] });
      const args = { tenant, tokenName: output("Kiosk iPads"), renewBy: secret("2027-03-01") };
      return [
        Reflect.construct(AdeToken, ["kiosk", { ...args, owner: undefined }]),
        new VppToken("books", { tenant, displayName: "Books", renewBy: "2027-03-01" }),
      ];
    });
    const { renewBy, ...rest } = inputs.get("kiosk") ?? {};
    expect(rest).toEqual({
      tenant: "contoso",
      tenantId,
      graph: global,
      owner: "Team",
      tokenName: "Kiosk iPads",
    });
    expect([runtime.isRpcSecret(renewBy), runtime.unwrapRpcSecret(renewBy)]).toEqual([
      true,
      "2027-03-01",
    ]);
  });

  it("is refused when the tenant would report it as undeclared", () => {
    const tenant = new AdeTenant("contoso", everything);
    expect(
      () => new AdeToken("kiosk", { tenant, tokenName: "Kiosk iPads", renewBy: "2027-03-01" }),
    ).toThrow(
      'AdeToken "kiosk" is none of the tokens that AdeTenant "contoso" declares, and would be reported as undeclared; add { key: "kiosk", tokenName: … } to its declared.',
    );
  });
});
