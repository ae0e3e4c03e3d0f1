import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { readDeclarations } from "../../../stack/declaration/from-config.ts";
import {
  type Configuration,
  corporate,
  handedOver,
  messageOf,
  mistakes,
  tenantId,
} from "../declarations.ts";

const secretId = "ade-secret@contoso.example";
const token = (fields: object): Configuration => ({ tokens: { a: { ...corporate, ...fields } } });
const graph = (fields: object): Configuration => ({ graph: fields, tokens: {} });

const twins = { a: corporate, b: corporate };

function messageWithTwinsAnd(c: object): string {
  const config = handedOver({ tokens: { ...twins, c } });
  try {
    readDeclarations(config, "prod");
    return "";
  } catch (error) {
    return String(error);
  }
}

describe("the message", () => {
  it("has every mistake at once, each with its path", () => {
    expect(
      messageOf({
        tenantId: "contoso",
        tenant: "",
        owner: "x",
        defaults: { runbook: "wiki", team: "x" },
        graph: { cloud: "germany", timeout: 5 },
        tokens: {
          corporate: { renewBy: "2026-02-30", ownr: "x" },
          macs: {
            tokenName: 7,
            renewBy: "soon",
            expiresAt: "2027-03-01",
            runbook: "http://contoso.example",
          },
          "with space": null,
        },
        ignoredTokens: [{ tokenName: "Old pilot" }, "Older pilot"],
      }),
    ).toMatchInlineSnapshot(`
      "Pulumi.prod.yaml: 17 problems under apple-ade; nothing was read.
        defaults.runbook: is "wiki"; write an https address
        defaults.team: unknown key; allowed: owner, runbook
        graph.cloud: is "germany"; write global, usGov, usGovDoD, china, bleu, delos
        graph.timeout: unknown key; allowed: cloud, endpoint, timeoutSeconds, trustCount
        ignoredTokens[0].reason: missing; write why it is ignored
        ignoredTokens[1]: is text; write a token's name and the reason
        owner: unknown key; allowed: tenantId, clientId, tenant, graph, tokens, pushCertificate, vppTokens, devices, ignoredTokens, defaults, azure
        tenant: is ""; write a label for messages
        tenantId: is "contoso"; write the Entra tenant's id, a GUID like "3f1c0000-0000-4000-8000-000000000000"
        tokens.corporate.ownr: unknown key, did you mean owner?; allowed: tokenName, renewBy, expiresAt, owner, runbook, id, appleIdentifier, tokenType, platforms, minimumDevices, devicesWithoutProfile, acknowledgements
        tokens.corporate.renewBy: is "2026-02-30"; write a date that exists, in quotes, like "2027-02-01"
        tokens.corporate.tokenName: missing; write the token's name as Intune shows it
        tokens.macs.expiresAt: is "2027-03-01"; write an instant with its zone, in quotes, like "2027-03-01T09:00:00Z"
        tokens.macs.renewBy: is "soon"; write a date that exists, in quotes, like "2027-02-01"
        tokens.macs.runbook: is "http://contoso.example"; write an https address
        tokens.macs.tokenName: is 7; write the token's name as Intune shows it
        tokens.with space: is null; write a token's declaration"
    `);
  });

  it("of a single mistake is in the singular", () => {
    expect(messageOf({ tenant: "", tokens: {} })).toMatchInlineSnapshot(`
      "Pulumi.prod.yaml: 1 problem under apple-ade; nothing was read.
        tenant: is ""; write a label for messages"
    `);
  });

  it("is short though a value is long", () => {
    const [line] = mistakes(token({ renewBy: "9".repeat(10_000) }));
    expect(line).toBe(
      `tokens.a.renewBy: is "${"9".repeat(59)}…; write a date that exists, in quotes, like "2027-02-01"`,
    );
  });

  const between = ["tenantId: missing", "tokens.b: matches the same token as tokens.a"];

  test.for<readonly [string, object]>([
    ["tokens.c.renewBy: is", { tokenName: "Macs", renewBy: "soon" }],
    ["tokens.c.renewby: unknown key", { tokenName: "Macs", renewBy: "2027-02-01", renewby: "x" }],
  ])("has what is wrong between entries together with %s", ([said, c]) => {
    for (const part of [said, ...between]) expect(messageWithTwinsAnd(c)).toContain(part);
  });

  test.for<readonly [string, object]>([
    ["tokens.c.renewBy: missing", { tokenName: "Macs" }],
    ["tokens.c.tokenName: is 7", { tokenName: 7, renewBy: "2027-02-01" }],
  ])("has what is wrong between entries together with %s", ([said, c]) => {
    for (const part of [said, ...between]) expect(messageWithTwinsAnd(c)).toContain(part);
  });
});

describe("an unknown key", () => {
  test.for([
    {
      at: "the top",
      config: { tokens: {}, tennant: "x" },
      said: "tennant: unknown key, did you mean tenant?",
    },
    {
      at: "the top in another case",
      config: { tokens: {}, clientID: "x" },
      said: "clientID: unknown key, did you mean clientId?",
    },
    {
      at: "the defaults",
      config: { tokens: {}, defaults: { owners: "x" } },
      said: "defaults.owners: unknown key, did you mean owner?; allowed: owner, runbook",
    },
    {
      at: "graph",
      config: graph({ endpoints: "x" }),
      said: "graph.endpoints: unknown key, did you mean endpoint?; allowed: cloud, endpoint, timeoutSeconds, trustCount",
    },
    {
      at: "a token",
      config: token({ renewby: "x" }),
      said: "tokens.a.renewby: unknown key, did you mean renewBy?",
    },
    {
      at: "an ignored token",
      config: { tokens: {}, ignoredTokens: [{ tokenName: "x", reason: "y", reasons: "z" }] },
      said: "ignoredTokens[0].reasons: unknown key, did you mean reason?; allowed: tokenName, reason",
    },
    {
      at: "the top, like nothing else",
      config: { tokens: {}, apple: "x" },
      said: "apple: unknown key; allowed: tenantId, clientId, tenant, graph, tokens, ",
    },
  ])("at $at is refused", ({ config, said }) => {
    const lines = mistakes(config);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.startsWith(said)).toBe(true);
  });

  test.for([
    { key: "ownerss", said: ", did you mean owner?" },
    { key: "ownersss", said: "; allowed: owner, runbook" },
  ])("is taken for another with at most two edits: $key", ({ key, said }) => {
    expect(mistakes({ tokens: {}, defaults: { [key]: "x" } })[0]).toContain(`unknown key${said}`);
  });
});

const date = 'write a date that exists, in quotes, like "2027-02-01"';
const instant = 'write an instant with its zone, in quotes, like "2027-03-01T09:00:00Z"';
const map = "write a map from logical names to tokens; {} when there are none";
const loopback =
  "write a loopback origin like http://127.0.0.1:4010, without a path; a real tenant's cloud goes under graph.cloud";
const seconds = "write whole seconds from 1 to 600";
const guid = 'a GUID like "3f1c0000-0000-4000-8000-000000000000"';

describe("a value of the wrong kind", () => {
  test.for<readonly [Configuration, string]>([
    [
      { tokens: {}, tenantId: "3f1c0d52" },
      `tenantId: is "3f1c0d52"; write the Entra tenant's id, ${guid}`,
    ],
    [
      { tokens: {}, tenantId: `{${tenantId}}` },
      `tenantId: is "{${tenantId}}"; write the Entra tenant's id, ${guid}`,
    ],
    [
      { tokens: {}, clientId: "my-app" },
      `clientId: is "my-app"; write the application's id, ${guid}`,
    ],
    [{ tokens: {}, tenant: "" }, 'tenant: is ""; write a label for messages'],
    [{ tokens: {}, tenant: {} }, "tenant: is a map; write a label for messages"],
    [{ tokens: {}, tenant: [] }, "tenant: is a list; write a label for messages"],
    [{}, `tokens: missing; ${map}`],
    [{ tokens: [] }, `tokens: is a list; ${map}`],
    [{ tokens: "" }, `tokens: is ""; ${map}`],
    [{ tokens: "null" }, `tokens: is text; ${map}`],
    [{ tokens: "{corporate: {}}" }, `tokens: is text; ${map}`],
    [{ tokens: '{"corporate":' }, `tokens: is text; ${map}`],
    [{ tokens: { a: null } }, "tokens.a: is null; write a token's declaration"],
    [{ tokens: { a: "Corporate iPhones" } }, "tokens.a: is text; write a token's declaration"],
    [{ tokens: { a: 7 } }, "tokens.a: is 7; write a token's declaration"],
    [{ tokens: { a: [] } }, "tokens.a: is a list; write a token's declaration"],
    [{ tokens: { "": corporate } }, "tokens.: is not usable as a logical name"],
    [{ tokens: {}, defaults: "x" }, "defaults: is text; write defaults for all tokens"],
    [{ tokens: {}, defaults: { owner: "" } }, 'defaults.owner: is ""; write a person or team'],
    [
      { tokens: {}, ignoredTokens: {} },
      "ignoredTokens: is a map; write a list of names with reasons",
    ],
    [
      { tokens: {}, ignoredTokens: "Old pilot" },
      "ignoredTokens: is text; write a list of names with reasons",
    ],
    [
      { tokens: {}, ignoredTokens: ["x"] },
      "ignoredTokens[0]: is text; write a token's name and the reason",
    ],
    [
      { tokens: {}, ignoredTokens: [{ tokenName: "x" }] },
      "ignoredTokens[0].reason: missing; write why it is ignored",
    ],
    [{ tokens: {}, graph: "global" }, "graph: is text; write how Graph is read"],
  ])("is refused: %j", ([config, said]) => {
    expect(mistakes(config)).toEqual([said]);
  });

  test.for<readonly [object, string]>([
    [{ tokenName: undefined }, "tokenName: missing; write the token's name as Intune shows it"],
    [{ tokenName: "" }, 'tokenName: is ""; write the token\'s name as Intune shows it'],
    [{ tokenName: 7 }, "tokenName: is 7; write the token's name as Intune shows it"],
    [{ renewBy: undefined }, `renewBy: missing; ${date}`],
    [{ renewBy: "2026-02-30" }, `renewBy: is "2026-02-30"; ${date}`],
    [{ renewBy: "2027-02-29" }, `renewBy: is "2027-02-29"; ${date}`],
    [{ renewBy: "2027-2-1" }, `renewBy: is "2027-2-1"; ${date}`],
    [{ renewBy: "2027-02-01T00:00:00Z" }, `renewBy: is "2027-02-01T00:00:00Z"; ${date}`],
    [{ renewBy: 20_270_201 }, `renewBy: is 20270201; ${date}`],
    [{ renewBy: null }, `renewBy: is null; ${date}`],
    [{ expiresAt: "2027-03-01T09:00:00" }, `expiresAt: is "2027-03-01T09:00:00"; ${instant}`],
    [{ expiresAt: "2027-02-30T09:00:00Z" }, `expiresAt: is "2027-02-30T09:00:00Z"; ${instant}`],
    [{ expiresAt: "2027-03-01" }, `expiresAt: is "2027-03-01"; ${instant}`],
    [{ expiresAt: "2027-03-01 09:00:00Z" }, `expiresAt: is "2027-03-01 09:00:00Z"; ${instant}`],
    [{ id: "" }, 'id: is ""; write the token\'s id in Graph'],
    [{ id: 7 }, "id: is 7; write the token's id in Graph"],
    [{ tokenType: "none" }, 'tokenType: is "none"; write dep or appleSchoolManager'],
    [{ tokenType: "DEP" }, 'tokenType: is "DEP"; write dep or appleSchoolManager'],
    [{ owner: "" }, 'owner: is ""; write a person or team'],
    [
      { runbook: "http://wiki.contoso.example" },
      'runbook: is "http://wiki.contoso.example"; write an https address',
    ],
    [
      { runbook: "wiki.contoso.example" },
      'runbook: is "wiki.contoso.example"; write an https address',
    ],
    [
      { runbook: "javascript:alert(1)" },
      'runbook: is "javascript:alert(1)"; write an https address',
    ],
    [{ appleIdentifier: "" }, "appleIdentifier: is not usable; write an Apple ID"],
  ])("in a token is refused: %j", ([fields, said]) => {
    expect(mistakes(token(fields))).toEqual([`tokens.a.${said}`]);
  });

  test.for<readonly [object, string]>([
    [
      { cloud: "germany" },
      'graph.cloud: is "germany"; write global, usGov, usGovDoD, china, bleu, delos',
    ],
    [
      { cloud: "usgov" },
      'graph.cloud: is "usgov"; write global, usGov, usGovDoD, china, bleu, delos',
    ],
    [
      { endpoint: "https://graph.microsoft.com" },
      `graph.endpoint: is "https://graph.microsoft.com"; ${loopback}`,
    ],
    [
      { endpoint: "http://127.0.0.1:4010/beta" },
      `graph.endpoint: is "http://127.0.0.1:4010/beta"; ${loopback}`,
    ],
    [
      { endpoint: "http://10.0.0.1:4010" },
      `graph.endpoint: is "http://10.0.0.1:4010"; ${loopback}`,
    ],
    [{ endpoint: "localhost:4010" }, `graph.endpoint: is "localhost:4010"; ${loopback}`],
    [{ endpoint: 4010 }, "graph.endpoint: is 4010; write a loopback origin"],
    [
      { cloud: "usGov", endpoint: "http://127.0.0.1:1" },
      "graph: cloud and endpoint exclude each other; give one of them",
    ],
    [{ timeoutSeconds: 0 }, `graph.timeoutSeconds: is 0; ${seconds}`],
    [{ timeoutSeconds: 601 }, `graph.timeoutSeconds: is 601; ${seconds}`],
    [{ timeoutSeconds: 1.5 }, `graph.timeoutSeconds: is 1.5; ${seconds}`],
    [{ timeoutSeconds: -1 }, `graph.timeoutSeconds: is -1; ${seconds}`],
    [{ timeoutSeconds: "60" }, `graph.timeoutSeconds: is "60"; ${seconds}`],
  ])("in graph is refused: %j", ([fields, said]) => {
    expect(mistakes(graph(fields))).toEqual([said]);
  });
});

describe("a value about devices, the push certificate or VPP tokens", () => {
  test.for<readonly [Configuration, string]>([
    [token({ platforms: "ios" }), "tokens.a.platforms: is text; write a list of platforms"],
    [
      token({ platforms: ["iOS"] }),
      'tokens.a.platforms[0]: is "iOS"; write ios, macos, tvos, visionos',
    ],
    [
      token({ minimumDevices: -1 }),
      "tokens.a.minimumDevices: is -1; write a whole number of devices",
    ],
    [
      token({ devicesWithoutProfile: 0.5 }),
      "tokens.a.devicesWithoutProfile: is 0.5; write a whole number of devices",
    ],
    [{ tokens: {}, devices: { read: "no" } }, 'devices.read: is "no"; write true or false'],
    [
      { tokens: {}, devices: { maxPages: 0 } },
      "devices.maxPages: is 0; write a whole number of pages from 1 to 100000",
    ],
    [
      { tokens: {}, devices: { maxPages: 100_001 } },
      "devices.maxPages: is 100001; write a whole number of pages from 1 to 100000",
    ],
    [
      { tokens: {}, devices: { timeoutSeconds: 0 } },
      "devices.timeoutSeconds: is 0; write whole seconds from 1 to 3600",
    ],
    [
      { tokens: {}, devices: { timeoutSeconds: 3601 } },
      "devices.timeoutSeconds: is 3601; write whole seconds from 1 to 3600",
    ],
    [{ tokens: {}, pushCertificate: {} }, `pushCertificate.renewBy: missing; ${date}`],
    [
      { tokens: {}, pushCertificate: "x" },
      "pushCertificate: is text; write the push certificate's declaration",
    ],
    [
      { tokens: {}, vppTokens: [] },
      "vppTokens: is a list; write a map from logical names to VPP tokens",
    ],
    [
      { tokens: {}, vppTokens: { books: { renewBy: "2027-02-01" } } },
      "vppTokens.books.displayName: missing; write the token's name as Intune shows it",
    ],
  ])("is refused: %j", ([config, said]) => {
    expect(mistakes(config)).toEqual([said]);
  });
});

describe("the tenant's id", () => {
  test.for([{}, { graph: { cloud: "usGov" } }])("is required with %j", (config) => {
    const read = () => readDeclarations(handedOver({ tokens: {}, ...config }), "prod");
    expect(read).toThrow("tenantId: missing; write the Entra tenant's id, a GUID");
  });
});

describe("a duplicate", () => {
  test.for([
    { by: "name", second: {}, said: "first" },
    { by: "id", second: { tokenName: "Other", id: "7C0A" }, said: "pinned" },
    { by: "id in another case", second: { tokenName: "Other", id: "7c0a" }, said: "pinned" },
    { by: "the name of a pinned token", second: { tokenName: "Pinned" }, said: "pinned" },
  ])("by $by is refused", ({ second, said }) => {
    const pinned = { tokenName: "Pinned", renewBy: "2027-02-01", id: "7C0A" };
    const tokens = { first: corporate, pinned, second: { ...corporate, ...second } };
    expect(mistakes({ tokens })).toEqual([
      `tokens.second: matches the same token as tokens.${said}; give each its own id`,
    ]);
  });

  it("is told of every token but the first", () => {
    expect(mistakes({ tokens: { a: corporate, b: corporate, c: corporate } })).toEqual([
      "tokens.b: matches the same token as tokens.a; give each its own id",
      "tokens.c: matches the same token as tokens.a; give each its own id",
    ]);
  });

  it("of an ignored token is refused", () => {
    const ignoredTokens = [{ tokenName: "Corporate iPhones", reason: "Gone soon" }];
    expect(mistakes({ ...token({ id: "x" }), ignoredTokens })).toEqual([
      "tokens.a: its tokenName is under ignoredTokens too; a token is declared or ignored",
    ]);
  });
});

describe("an Apple ID", () => {
  const withId = { ...corporate, appleIdentifier: secretId };

  test.for<Configuration>([
    { tokens: { a: { ...withId, renewBy: "soon" } } },
    { tokens: { a: { ...withId, appleIdentifier: [secretId] } } },
    { tokens: { a: { ...withId, appleIdentifier: { value: secretId } } } },
    { tokens: { a: { ...corporate, appleIdentifer: secretId } } },
    { tokens: { a: withId, b: withId } },
    { tokens: [withId] },
    { tokens: { a: [withId] } },
    { tokens: { a: secretId } },
    { tokens: { a: { ...corporate, owner: withId } } },
    { tokens: withId },
    { tokens: JSON.stringify({ a: withId }).slice(0, -1) },
    { tokens: `{ "a": { "appleIdentifier": "${secretId}` },
    { tokens: {}, defaults: { appleIdentifier: secretId } },
    { tokens: {}, defaults: [withId] },
    { tokens: {}, graph: withId },
    { tokens: {}, ignoredTokens: [withId] },
    { tokens: {}, ignoredTokens: withId },
    { tokens: {}, tenant: withId },
    { tokens: {}, appleIdentifier: secretId },
    { tokens: {}, pushCertificate: { renewBy: "soon", appleIdentifier: secretId } },
    { tokens: {}, pushCertificate: [withId] },
    { tokens: {}, vppTokens: { books: withId } },
    { tokens: {}, vppTokens: [withId] },
    { tokens: {}, devices: withId },
  ])("is in no message: %j", (config) => {
    const message = messageOf(config);
    expect(message).toMatch(
      /^Pulumi\.prod\.yaml: \d+ problems? under apple-ade; nothing was read\.\n/,
    );
    expect(message).not.toContain("secret");
  });
});

describe("any configuration whatever", () => {
  it("is read, or refused in one message", () => {
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
    const value = fc.oneof(leaf, fc.dictionary(fc.string(), leaf), fc.array(leaf));
    const tokens = fc.dictionary(
      fc.string(),
      fc.oneof(value, fc.record({ tokenName: value, renewBy: value })),
    );
    fc.assert(
      fc.property(
        fc.record({ tenant: value, graph: value, tokens, ignoredTokens: value }),
        (config) => {
          expect(messageOf(config)).toMatch(
            /^(?:$|Pulumi\.prod\.yaml: \d+ problems? under apple-ade)/,
          );
        },
      ),
    );
  });
});
