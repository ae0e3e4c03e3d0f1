import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { kinds } from "../../../policy/wire/kinds.ts";
import { readDeclarations } from "../../../stack/declaration/from-config.ts";
import { corporate, declare, handedOver, tenantId } from "../declarations.ts";
import { anyText } from "../../any-text.ts";

const several = kinds.filter(({ only }) => !only);

describe("a configuration without mistakes", () => {
  it("may declare no token at all", () => {
    expect(declare({ tokens: {} })).toStrictEqual({
      tenant: {
        tenant: "prod",
        tenantId,
        graph: { endpoint: "https://graph.microsoft.com", timeoutSeconds: 60 },
        devices: { read: true, maxPages: 1000, timeoutSeconds: 120 },
        declared: [],
        ignoredTokens: [],
      },
      ...Object.fromEntries(several.map(({ section }) => [section, new Map()])),
    });
  });

  it("gives the inputs of the tenant and of each token", () => {
    const { tenant, tokens } = declare({
      tenant: "Contoso",
      clientId: "91ab0000-0000-4000-8000-000000000000",
      graph: { cloud: "usGov", timeoutSeconds: 30 },
      tokens: {
        corporate: {
          ...corporate,
          id: "7c0a0000-0000-4000-8000-000000000000",
          expiresAt: "2027-03-01T09:00:00Z",
          appleIdentifier: "ade@contoso.example",
          tokenType: "dep",
          owner: "Endpoint team",
          runbook: "https://wiki.contoso.example/ade",
        },
        macs: { tokenName: "Design Macs", renewBy: "2027-02-01" },
      },
      ignoredTokens: [{ tokenName: "Old pilot", reason: "Deleted in December" }],
    });
    expect({ tenant, tokens: Object.fromEntries(tokens) }).toMatchInlineSnapshot(`
      {
        "tenant": {
          "clientId": "91ab0000-0000-4000-8000-000000000000",
          "declared": [
            {
              "id": "7c0a0000-0000-4000-8000-000000000000",
              "key": "corporate",
              "owner": "Endpoint team",
              "tokenName": "Corporate iPhones",
            },
            {
              "key": "macs",
              "tokenName": "Design Macs",
            },
          ],
          "devices": {
            "maxPages": 1000,
            "read": true,
            "timeoutSeconds": 120,
          },
          "graph": {
            "endpoint": "https://graph.microsoft.us",
            "timeoutSeconds": 30,
          },
          "ignoredTokens": [
            {
              "reason": "Deleted in December",
              "tokenName": "Old pilot",
            },
          ],
          "tenant": "Contoso",
          "tenantId": "3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10",
        },
        "tokens": {
          "corporate": {
            "appleIdentifier": "ade@contoso.example",
            "clientId": "91ab0000-0000-4000-8000-000000000000",
            "devices": {
              "maxPages": 1000,
              "read": true,
              "timeoutSeconds": 120,
            },
            "expiresAt": "2027-03-01T09:00:00Z",
            "graph": {
              "endpoint": "https://graph.microsoft.us",
              "timeoutSeconds": 30,
            },
            "id": "7c0a0000-0000-4000-8000-000000000000",
            "owner": "Endpoint team",
            "renewBy": "2027-02-01",
            "runbook": "https://wiki.contoso.example/ade",
            "tenant": "Contoso",
            "tenantId": "3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10",
            "tokenName": "Corporate iPhones",
            "tokenType": "dep",
          },
          "macs": {
            "clientId": "91ab0000-0000-4000-8000-000000000000",
            "devices": {
              "maxPages": 1000,
              "read": true,
              "timeoutSeconds": 120,
            },
            "graph": {
              "endpoint": "https://graph.microsoft.us",
              "timeoutSeconds": 30,
            },
            "renewBy": "2027-02-01",
            "tenant": "Contoso",
            "tenantId": "3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10",
            "tokenName": "Design Macs",
          },
        },
      }
    `);
  });

  it("holds nothing that is undefined, which the engine would refuse", () => {
    const { tenant, tokens } = declare({ tokens: { corporate } });
    for (const inputs of [tenant, ...tokens.values()])
      expect(JSON.parse(JSON.stringify(inputs))).toStrictEqual(inputs);
  });

  it("leaves other namespaces alone", () => {
    const config = {
      ...handedOver({ tenantId, tokens: {} }),
      "azure-native:location": "{",
      "apple-adeX:y": "1",
    };
    expect(readDeclarations(config, "prod").tokens.size).toBe(0);
  });

  it("is what Pulumi decrypted of a secret", () => {
    const config = {
      "apple-ade:tenantId": tenantId,
      "apple-ade:tokens": JSON.stringify({ corporate }),
    };
    expect(readDeclarations(config, "prod").tokens.get("corporate")).toMatchObject(corporate);
  });
});

describe("a value", () => {
  test.for(["[Contoso]", "{Contoso}", "{", "true", "42", " Contoso ", "München 🍏"])(
    "may be any text where text is wanted: %s",
    (tenant) => {
      expect(declare({ tenant, tokens: {} }).tenant.tenant).toBe(tenant);
    },
  );

  it("of a name may contain any character, and is not trimmed", () => {
    fc.assert(
      fc.property(anyText({ minLength: 1 }), (tokenName) => {
        const { tenant, tokens } = declare({ tokens: { a: { ...corporate, tokenName } } });
        expect(tokens.get("a")?.tokenName).toBe(tokenName);
        expect(tenant.declared).toEqual([{ key: "a", tokenName }]);
      }),
    );
  });

  test.for(["a b", "tokens.corporate", "ä/ö", "0", "constructor", "toString"])(
    "of a logical name may be %s",
    (key) => {
      expect([...declare({ tokens: { [key]: corporate } }).tokens.keys()]).toEqual([key]);
    },
  );

  test("of a logical name is refused where JavaScript would swallow it", () => {
    const tokens = JSON.parse(`{"__proto__":${JSON.stringify(corporate)}}`);
    expect(() => declare({ tokens })).toThrow("tokens.__proto__: is not usable as a logical name");
  });

  test.for([
    { renewBy: "2028-02-29" },
    { expiresAt: "2027-03-01T09:00:00+01:00" },
    { expiresAt: "2027-03-01T09:00:00.1234567Z" },
    { tokenType: "appleSchoolManager" },
    { appleIdentifier: " ade@contoso.example " },
    { id: "any text" },
    { runbook: "https://wiki.contoso.example:8443/ade?x=1#renew" },
  ])("as in %j is recorded as it is", (fields) => {
    expect(declare({ tokens: { a: { ...corporate, ...fields } } }).tokens.get("a")).toMatchObject(
      fields,
    );
  });
});

describe("defaults", () => {
  const defaults = { owner: "Endpoint team", runbook: "https://wiki.contoso.example/ade" };

  it("hold for every token that does not say otherwise, and for the tenant", () => {
    const { tenant, tokens } = declare({
      defaults,
      tokens: {
        own: { ...corporate, owner: "Logistics IT" },
        macs: { tokenName: "Macs", renewBy: "2027-02-01" },
      },
    });
    expect(tokens.get("own")).toMatchObject({ ...defaults, owner: "Logistics IT" });
    expect(tokens.get("macs")).toMatchObject(defaults);
    expect(tenant).toMatchObject({
      ...defaults,
      declared: [
        { key: "own", owner: "Logistics IT" },
        { key: "macs", owner: "Endpoint team" },
      ],
    });
  });

  test.for([{}, undefined])("may be %j, and owners stay unknown", (given) => {
    const { tenant, tokens } = declare({
      ...(given && { defaults: given }),
      tokens: { corporate },
    });
    expect(tokens.get("corporate")).not.toHaveProperty("owner");
    expect(tenant.declared).toStrictEqual([{ key: "corporate", tokenName: "Corporate iPhones" }]);
  });
});

describe("Graph", () => {
  test.for([
    { graph: {}, endpoint: "https://graph.microsoft.com" },
    { graph: { cloud: "global" }, endpoint: "https://graph.microsoft.com" },
    { graph: { cloud: "usGov" }, endpoint: "https://graph.microsoft.us" },
    { graph: { cloud: "usGovDoD" }, endpoint: "https://dod-graph.microsoft.us" },
    { graph: { cloud: "china" }, endpoint: "https://microsoftgraph.chinacloudapi.cn" },
    { graph: { endpoint: "http://127.0.0.1:4010" }, endpoint: "http://127.0.0.1:4010" },
    { graph: { endpoint: "http://127.0.0.1:4010/" }, endpoint: "http://127.0.0.1:4010" },
    { graph: { endpoint: "https://localhost:8443" }, endpoint: "https://localhost:8443" },
    { graph: { endpoint: "http://[::1]:4010" }, endpoint: "http://[::1]:4010" },
  ])("of $graph is asked at $endpoint, for at most a minute", ({ graph, endpoint }) => {
    const { tenant, tokens } = declare({ graph, tokens: { corporate } });
    expect(tenant.graph).toEqual({ endpoint, timeoutSeconds: 60 });
    expect(tokens.get("corporate")?.graph).toEqual({ endpoint, timeoutSeconds: 60 });
  });

  test.for([1, 60, 600])("may be asked for %i seconds", (timeoutSeconds) => {
    const { tenant } = declare({ graph: { timeoutSeconds }, tokens: {} });
    expect(tenant.graph.timeoutSeconds).toBe(timeoutSeconds);
  });

  it("needs no tenant id at a loopback endpoint", () => {
    const config = handedOver({ graph: { endpoint: "http://localhost:4010" }, tokens: {} });
    expect(readDeclarations(config, "prod").tenant).not.toHaveProperty("tenantId");
  });
});

describe("the siblings of a token", () => {
  it("share what the tenant's resources have in common", () => {
    const { tenant, tokens, pushCertificate, vppTokens } = declare({
      defaults: { owner: "Endpoint team" },
      devices: { read: false },
      tokens: { corporate },
      pushCertificate: { renewBy: "2027-01-15", appleIdentifier: "push@contoso.example" },
      vppTokens: { books: { displayName: "Books", renewBy: "2027-03-01", owner: "Library" } },
    });
    const shared = {
      tenant: "prod",
      tenantId,
      graph: { endpoint: "https://graph.microsoft.com", timeoutSeconds: 60 },
    };
    const devices = { read: false, maxPages: 1000, timeoutSeconds: 120 };
    expect([tenant.devices, tokens.get("corporate")?.devices]).toEqual([devices, devices]);
    expect(pushCertificate).toStrictEqual({
      ...shared,
      owner: "Endpoint team",
      renewBy: "2027-01-15",
      appleIdentifier: "push@contoso.example",
    });
    expect(vppTokens.get("books")).toStrictEqual({
      ...shared,
      owner: "Library",
      displayName: "Books",
      renewBy: "2027-03-01",
    });
  });

  it("are none where none is declared", () => {
    expect(declare({ tokens: {} })).not.toHaveProperty("pushCertificate");
  });
});

describe("two tokens", () => {
  test.for([
    { when: "both have an id of their own", first: { id: "a" }, second: { id: "b" } },
    { when: "the names differ in case", first: {}, second: { tokenName: "corporate iPhones" } },
    { when: "the names differ in a space", first: {}, second: { tokenName: "Corporate iPhones " } },
  ])("are no duplicates when $when", ({ first, second }) => {
    const tokens = { first: { ...corporate, ...first }, second: { ...corporate, ...second } };
    expect(declare({ tokens }).tokens.size).toBe(2);
  });
});
