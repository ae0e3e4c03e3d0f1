import { createRequire } from "node:module";
import { output, runtime, secret } from "@pulumi/pulumi";
import { beforeAll, describe, expect, it, test } from "vitest";

const { AdeTenant }: typeof import("../../../stack/resources/tenant.ts") = createRequire(
  import.meta.url,
)("../../../stack/resources/tenant.ts");
const { assertArguments }: typeof import("../../../stack/resources/mistakes.ts") = createRequire(
  import.meta.url,
)("../../../stack/resources/mistakes.ts");

const tenantId = "3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10";
const corporate = { tokenName: "Corporate iPhones", renewBy: "2027-02-01" };
const books = { displayName: "Books", renewBy: "2027-03-01" };

const token = (own: object) => ({ tokens: { a: { ...corporate, ...own } } });

beforeAll(() =>
  runtime.setMocks({
    newResource: ({ name, inputs }) => ({ id: name, state: inputs }),
    call: ({ inputs }) => inputs,
  }),
);

/** What a program is told that declares this; nothing when it is right. */
function said(declare: () => unknown): readonly string[] {
  try {
    declare();
    return [];
  } catch (error) {
    return (error instanceof Error ? error.message : "no error").split("\n");
  }
}

/** As a program in JavaScript may call it. */
function tenantOf(args: object): () => unknown {
  return () => Reflect.construct(AdeTenant, ["contoso", args]);
}

function problemsWith(args: object): readonly string[] {
  return said(tenantOf({ tenantId, tokens: {}, ...args }))
    .slice(1)
    .map((line) => line.trim());
}

describe("the arguments of a resource", () => {
  it("are refused with every mistake at once, each with its path", () => {
    expect(
      said(
        tenantOf({
          tenantId: "contoso",
          graph: { cloud: "germany" },
          ownr: "Endpoint team",
          tokens: { corporate: { ...corporate, renewBy: "2027-02-30", platform: ["ios"] } },
          pushCertificate: {},
        }),
      ).join("\n"),
    ).toMatchInlineSnapshot(`
      "AdeTenant "contoso": 6 problems in its arguments; nothing was read.
        graph.cloud: is "germany"; write global, usGov, usGovDoD, china, bleu, delos
        ownr: unknown key, did you mean owner?; allowed: tenantId, clientId, tenant, graph, tokens, pushCertificate, vppTokens, devices, ignoredTokens, owner, runbook
        pushCertificate.renewBy: missing; write a date that exists, in quotes, like "2027-02-01"
        tenantId: is "contoso"; write the Entra tenant's id, a GUID like "3f1c0000-0000-4000-8000-000000000000"
        tokens.corporate.platform: unknown key, did you mean platforms?; allowed: tokenName, renewBy, expiresAt, owner, runbook, id, appleIdentifier, tokenType, platforms, minimumDevices, devicesWithoutProfile, acknowledgements
        tokens.corporate.renewBy: is "2027-02-30"; write a date that exists, in quotes, like "2027-02-01""
    `);
  });

  it("must say which tenant is read", () => {
    expect(said(tenantOf({ tokens: {} })).slice(1)).toEqual([
      "  tenantId: missing; write the Entra tenant's id, a GUID",
    ]);
  });

  it("need no tenant's id where a tenant is played on this machine", () => {
    const graph = { endpoint: "http://127.0.0.1:4010" };
    expect(said(tenantOf({ graph, tokens: {} }))).toEqual([]);
  });

  it("are no functions", () => {
    expect(problemsWith(token({ owner: () => "Endpoint team" }))).toEqual([
      expect.stringMatching(/^tokens\.a\.owner: is function; write /),
    ]);
  });

  it("must say which tokens there are", () => {
    expect(said(tenantOf({ tenantId })).slice(1)).toEqual([
      "  tokens: missing; write a map from logical names to tokens; {} when there are none",
    ]);
  });

  it("say how to declare what a tenant once left to other resources", () => {
    const declared = [{ key: "corporate", tokenName: "Corporate iPhones" }];
    expect(said(tenantOf({ tenantId, declared })).join("\n")).toMatchInlineSnapshot(`
      "AdeTenant "contoso": 1 problem in its arguments; nothing was read.
        declared: is no argument any more, the AdeTenant makes every AdeToken; write each under tokens, like tokens: { corporate: { tokenName: …, renewBy: … } }, and childName: (key) => key to keep the names of AdeTokens of your own"
    `);
  });
});

describe("contradictory arguments are refused:", () => {
  test.for([
    {
      when: "two tokens of one name",
      args: { tokens: { a: corporate, b: corporate } },
      problem: "tokens.b: matches the same token as tokens.a; give each its own id",
    },
    {
      when: "a cloud and an endpoint",
      args: { graph: { cloud: "china", endpoint: "http://127.0.0.1:1" } },
      problem: "graph: cloud and endpoint exclude each other; give one of them",
    },
    {
      when: "a token that is declared and ignored",
      args: {
        tokens: { a: corporate },
        ignoredTokens: [{ tokenName: corporate.tokenName, reason: "x" }],
      },
      problem: "tokens.a: its tokenName is under ignoredTokens too; a token is declared or ignored",
    },
  ])("$when", ({ args, problem }) => {
    expect(problemsWith(args)).toEqual([problem]);
  });
});

describe("outputs as arguments", () => {
  it("are taken wherever a value may stand", () => {
    const values = { tokenName: output("Macs"), renewBy: Promise.resolve("2027-02-01") };
    const args = {
      owner: output("Endpoint team"),
      graph: output({ cloud: "china" }),
      tokens: { a: { ...values, platforms: output(["ios"]), acknowledgements: [output({})] } },
      ignoredTokens: output([]),
    };
    expect(problemsWith(args)).toEqual([]);
  });

  it("do not hide the mistakes beside them", () => {
    const tokens = { a: { tokenName: output("Macs"), renewBy: "soon" } };
    expect(problemsWith({ tokens })).toEqual([
      'tokens.a.renewBy: is "soon"; write a date that exists, in quotes, like "2027-02-01"',
    ]);
  });

  test.for([
    { when: "the tokens", args: { tokens: output({}) }, path: "tokens" },
    { when: "one token", args: { tokens: { a: output(corporate) } }, path: "tokens.a" },
    { when: "one VPP token", args: { vppTokens: { a: output(books) } }, path: "vppTokens.a" },
    {
      when: "the push certificate",
      args: { pushCertificate: output({}) },
      path: "pushCertificate",
    },
  ])("cannot say which resources there are: $when", ({ args, path }) => {
    expect(problemsWith(args)).toEqual([
      `${path}: is an output; write a plain object, whose values may be outputs`,
    ]);
  });

  it("are no mistake where an argument is undefined", () => {
    expect(
      problemsWith({ owner: undefined, tokens: { a: { ...corporate, id: undefined } } }),
    ).toEqual([]);
  });
});

describe("a secret among the arguments", () => {
  test.for([
    { at: "an Apple ID", args: token({ appleIdentifier: secret("ade@contoso.example") }) },
    {
      at: "the push certificate's Apple ID",
      args: {
        pushCertificate: {
          renewBy: "2027-01-15",
          appleIdentifier: output(secret("mdm@contoso.example")),
        },
      },
    },
    { at: "no place at all", args: { owner: output("Endpoint team") } },
  ])("may be $at", async ({ args }) => {
    await expect(
      assertArguments("contoso", { tenantId, tokens: {}, ...args }),
    ).resolves.toBeUndefined();
  });

  test.for([
    { at: "tenantId", args: { tenantId: secret("hidden") } },
    { at: "graph", args: { graph: output({ cloud: secret("hidden") }) } },
    { at: "tokens.a.renewBy", args: token({ renewBy: secret("hidden") }) },
    { at: "tokens.a.platforms[0]", args: token({ platforms: [output(secret("hidden"))] }) },
    { at: "owner", args: { owner: Promise.resolve(secret("hidden")) } },
  ])("may not be $at, and is not shown", async ({ at, args }) => {
    await expect(assertArguments("contoso", { tenantId, tokens: {}, ...args })).rejects.toThrow(
      `AdeTenant "contoso": 1 problem in its arguments; nothing was read.\n  ${at}: is a Pulumi secret and would show in messages; write it in clear (only an appleIdentifier may be a secret, and the address of a webhook)`,
    );
  });
});
