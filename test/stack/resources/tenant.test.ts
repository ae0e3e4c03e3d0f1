import { createRequire } from "node:module";
import { type Output, output, runtime } from "@pulumi/pulumi";
import { afterEach, beforeAll, beforeEach, describe, expect, expectTypeOf, it, vi } from "vitest";

// As Node loads it for Pulumi: what serves the tests' modules rewrites their imports.
const load = createRequire(import.meta.url);
const { AdeTenant }: typeof import("../../../stack/resources/tenant.ts") = load(
  "../../../stack/resources/tenant.ts",
);
const { configured }: typeof import("../../../stack/resources/stack-configuration.ts") = load(
  "../../../stack/resources/stack-configuration.ts",
);

const tenantId = "3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10";
const corporate = { tokenName: "Corporate iPhones", renewBy: "2027-02-01" };
const global = { endpoint: "https://graph.microsoft.com", timeoutSeconds: 60 };
const observedAt = "2026-11-28T09:00:00Z";

type Inputs = Readonly<Record<string, unknown>>;

let types: Record<string, string> = {};
let inputs: Record<string, Inputs> = {};

beforeAll(() =>
  runtime.setMocks({
    newResource({ type, name, inputs: { __provider: provider, ...sent } }) {
      if (!String(provider).includes("pulumi-apple-ade/provider")) throw new Error("No provider");
      types[name] = type.replace("pulumi-nodejs:dynamic/intune:", "");
      inputs[name] = sent;
      const { tokenName, displayName } = sent;
      return { id: name, state: { live: { status: "found", observedAt, tokenName, displayName } } };
    },
    call: ({ inputs: sent }) => sent,
  }),
);

beforeEach(() => {
  types = {};
  inputs = {};
});

async function declared<T>(program: () => T): Promise<T> {
  const made = program();
  await runtime.disconnect();
  return made;
}

function valueOf(value: Output<unknown> | undefined): Promise<unknown> {
  return new Promise((resolve) => {
    value?.apply(resolve);
  });
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
    expect(types).toEqual({
      contoso: "AdeTenant",
      "contoso-corporate": "AdeToken",
      "contoso-macs": "AdeToken",
      "contoso-books": "VppToken",
      "contoso-push-certificate": "ApplePushCertificate",
    });
    expect(AdeTenant).toHaveProperty("__pulumiType", "pulumi-nodejs:dynamic/intune:AdeTenant");
  });

  it("calls them as it is told, and knows its tokens by these names", async () => {
    await declared(() => new AdeTenant("contoso", { ...everything, childName: (key) => key }));
    expect(Object.keys(types).toSorted()).toEqual([
      "books",
      "contoso",
      "corporate",
      "macs",
      "push-certificate",
    ]);
    expect(inputs["contoso"]).toEqual({
      tenant: "contoso",
      tenantId,
      graph: global,
      owner: "Endpoint team",
      devices: { read: false },
      ignoredTokens: [],
      declared: [
        { key: "corporate", tokenName: "Corporate iPhones", owner: "Endpoint team" },
        { key: "macs", tokenName: "Macs", owner: "Mac team" },
      ],
      declaredVppTokens: [{ key: "books", displayName: "Books" }],
      declaredPushCertificate: true,
      program: { tenant: "contoso" },
    });
  });

  it("says only of a program's arguments that they are one's", async () => {
    const args = { tenantId, tokens: { corporate } };
    configured.add(args);
    await declared(() => new AdeTenant("contoso", args));
    expect(inputs["contoso"]).not.toHaveProperty("program");
    expect(inputs["contoso-corporate"]).not.toHaveProperty("program");
  });

  it("is read from the national cloud that it names", async () => {
    const graph = { cloud: output("china" as const), timeoutSeconds: 5 };
    await declared(() => new AdeTenant("contoso", { tenantId, graph, tokens: {} }));
    expect(inputs["contoso"]).toMatchObject({
      graph: { endpoint: "https://microsoftgraph.chinacloudapi.cn", timeoutSeconds: 5 },
    });
  });

  it("has what is observed of each of its resources, by its key", async () => {
    const tenant = await declared(() => new AdeTenant("contoso", everything));
    expectTypeOf(tenant.tokens).toHaveProperty("corporate");
    expectTypeOf(tenant.tokens).not.toHaveProperty("corporat");
    expectTypeOf(tenant.vppTokens).not.toHaveProperty("corporate");
    expect(await valueOf(tenant.tokens.macs.live.tokenName)).toBe("Macs");
    expect(await valueOf(tenant.vppTokens.books.live.displayName)).toBe("Books");
    expect(await valueOf(tenant.pushCertificate?.live.status)).toBe("found");
    expect(await valueOf(tenant.live.observedAt)).toBe(observedAt);
  });

  it("has no push certificate where none is declared", async () => {
    const tenant = await declared(() => new AdeTenant("contoso", { tenantId, tokens: {} }));
    expect([tenant.tokens, tenant.vppTokens, tenant.pushCertificate]).toEqual([{}, {}, undefined]);
  });

  it("has no provider serialised, which would load the TypeScript compiler", async () => {
    const closures = createRequire(import.meta.url)(
      "@pulumi/pulumi/runtime/closure/serializeClosure.js",
    );
    const serialize = vi.spyOn(closures, "serializeFunction");
    const tokens = Object.fromEntries(
      ["a", "b", "c"].map((key) => [key, { ...corporate, tokenName: key }]),
    );
    await declared(() => new AdeTenant("contoso", { tenantId, tokens }));
    expect(Object.keys(types)).toHaveLength(4);
    expect(serialize).not.toHaveBeenCalled();
  });
});

function ofProgram(key: string): Inputs {
  return { program: { tenant: "contoso", key } };
}

describe("a resource below a tenant", () => {
  it("takes from it what it does not say itself", async () => {
    await declared(() => new AdeTenant("contoso", everything));
    const shared = { tenant: "contoso", tenantId, graph: global };
    const { contoso: _, ...below } = inputs;
    expect(below).toEqual({
      "contoso-corporate": {
        ...shared,
        ...ofProgram("corporate"),
        ...corporate,
        owner: "Endpoint team",
        devices: { read: false },
      },
      "contoso-macs": {
        ...shared,
        ...ofProgram("macs"),
        ...everything.tokens.macs,
        devices: { read: false },
      },
      "contoso-books": {
        ...shared,
        ...ofProgram("books"),
        ...everything.vppTokens.books,
        owner: "Endpoint team",
      },
      "contoso-push-certificate": {
        ...shared,
        ...ofProgram("push-certificate"),
        renewBy: "2027-01-15",
        owner: "Endpoint team",
      },
    });
  });

  it("takes it for an argument that is undefined too", async () => {
    const macs = { ...everything.tokens.macs, owner: undefined };
    await declared(() =>
      Reflect.construct(AdeTenant, ["contoso", { ...everything, tokens: { macs } }]),
    );
    expect(inputs["contoso-macs"]).toMatchObject({ owner: "Endpoint team" });
  });

  it("has its declared id under another name, as Pulumi would drop it", async () => {
    const token = { ...corporate, id: "id-1" };
    const books = { ...everything.vppTokens.books, id: output("id-2") };
    await declared(
      () => new AdeTenant("contoso", { tenantId, tokens: { token }, vppTokens: { books } }),
    );
    expect(inputs["contoso-token"]).toMatchObject({ declaredId: "id-1" });
    expect(inputs["contoso-books"]).toMatchObject({ declaredId: "id-2" });
    expect(inputs["contoso-token"]).not.toHaveProperty("id");
  });

  it("has its declared Apple ID as a secret", async () => {
    const appleIdentifier = "ade@contoso.example";
    await declared(
      () =>
        new AdeTenant("contoso", {
          tenantId,
          tokens: { corporate: { ...corporate, appleIdentifier } },
          pushCertificate: { renewBy: "2027-01-15", appleIdentifier: output(appleIdentifier) },
        }),
    );
    for (const name of ["contoso-corporate", "contoso-push-certificate"]) {
      const sent = inputs[name]?.["appleIdentifier"];
      expect(runtime.isRpcSecret(sent)).toBe(true);
      expect(runtime.unwrapRpcSecret(sent)).toBe(appleIdentifier);
    }
  });
});

const lookingUp = "prepareStackTrace";

/** Looks places up, as Pulumi does in source maps; gives how often. */
function lookUps(): () => number {
  let count = 0;
  Error[lookingUp] = ({ message }, places) => {
    count += 1;
    return [message, ...places.map(String)].join("\n    at ");
  };
  return () => count;
}

function namelessTenant() {
  return new AdeTenant("", everything);
}

describe("the places where something was made", () => {
  const before: unknown = Reflect.get(Error, lookingUp);
  afterEach(() => {
    Reflect.set(Error, lookingUp, before);
  });

  it("stay in an error, also where a resource cannot be made", () => {
    lookUps();
    const lookUp: unknown = Reflect.get(Error, lookingUp);
    const stack: unknown = expect.stringMatching(/resource name[^]*namelessTenant/i);
    expect(namelessTenant).toThrow(expect.objectContaining({ stack }));
    expect(Reflect.get(Error, lookingUp)).toBe(lookUp);
  });

  it("are not looked up for promises, unless one is searched that was forgotten", async () => {
    const counted = lookUps();
    await declared(() => new AdeTenant("fast", everything));
    const few = counted();
    vi.stubEnv("PULUMI_DEBUG_PROMISE_LEAKS", "1");
    await declared(() => new AdeTenant("searched", everything));
    expect(counted() - few).toBeGreaterThan(few + 100);
  });
});
