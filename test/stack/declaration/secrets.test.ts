import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { readConfiguration } from "../../../stack/declaration/from-config.ts";
import { corporate, handedOver, tenantId } from "../declarations.ts";

const hidden = "hidden-value";
const appleIdentifier = "ade@contoso.example";

/**
 * The lines of the error, when the stack's file has ciphers at these keys and paths.
 * @param file what stands in it under `apple-ade:`; nothing where the file is not found
 */
function problemsWith(configuration: object, keys: readonly string[], file?: object) {
  const config = Object.entries(file ?? {}).map(([key, each]) => [`apple-ade:${key}`, each]);
  try {
    readConfiguration(handedOver({ tenantId, tokens: {}, ...configuration }), "prod", {
      isSecret: (key) => keys.includes(key.replace("apple-ade:", "")),
      file: () => (file === undefined ? "" : stringify({ config: Object.fromEntries(config) })),
    });
    return [];
  } catch (error) {
    return String(error)
      .split("\n  ")
      .slice(1)
      .map((line) => line.replace(/ and would show in messages; .*/, ""));
  }
}

const token = (own: object) => ({ tokens: { a: { ...corporate, ...own } } });
const secure = { secure: "v1:abc:def" };

describe("a secret of the stack's file", () => {
  test.for([
    { at: "tenantId", configuration: { tenantId: hidden } },
    { at: "tenant", configuration: { tenant: hidden } },
    { at: "vppTokens", configuration: { vppTokens: {} } },
    { at: "tokens", configuration: token({ tokenName: hidden }) },
  ])("is refused at $at, where none belongs", ({ at, configuration }) => {
    const lines = problemsWith(configuration, [at]);
    expect(lines).toContain(`${at}: is a Pulumi secret`);
    expect(lines.join("\n")).not.toContain(hidden);
  });

  test.for([
    { what: "a name", path: "tokens.a.tokenName", own: { tokenName: secure } },
    {
      what: "a deadline beside a secret Apple ID",
      path: "tokens.a.renewBy",
      own: { renewBy: secure, appleIdentifier: secure },
    },
  ])("is found where it stands: $what", ({ path, own }) => {
    const file = token(own);
    expect(problemsWith(token({ appleIdentifier }), ["tokens"], file)).toEqual([
      `${path}: is a Pulumi secret`,
    ]);
  });

  test("is refused where it is a whole map", () => {
    expect(problemsWith(token({ appleIdentifier }), ["tokens"], { tokens: secure })).toEqual([
      "tokens: is a Pulumi secret",
    ]);
  });

  test.for([
    { where: "a file", file: token({ appleIdentifier: secure }) },
    { where: "a file that is not found", file: undefined },
    { where: "a file of another form", file: { tokens: [] } },
  ])("may be an Apple ID: $where", ({ file }) => {
    expect(problemsWith(token({ appleIdentifier }), ["tokens"], file)).toEqual([]);
  });

  test("may be the push certificate's Apple ID, and the address of a webhook", () => {
    const pushCertificate = { renewBy: "2027-01-15", appleIdentifier };
    const [teamsWebhook, ...webhooks] = ["t", "x"].map(
      (at) => `https://hooks.contoso.example/${at}`,
    );
    const alert = { webhooks, teamsWebhook };
    const scheduledCheck = { image: "registry.contoso.example/apple-ade:0.1.0", alert };
    const azure = { location: "westeurope", scheduledCheck };
    expect(problemsWith({ pushCertificate, azure }, ["pushCertificate", "azure"])).toEqual([]);
  });
});

describe("no message quotes", () => {
  test.for<readonly [string, object]>([
    ["tokens.a.renewBy: is not usable; write a date that exists", { renewBy: hidden }],
    ["tokens.a.runbook: is not usable; write an https address", { runbook: hidden }],
    ["tokens.a.minimumDevices: is not usable; write a whole", { minimumDevices: hidden }],
    ["tokens.a.platforms[0]: is not usable; write ios", { platforms: [hidden] }],
  ])("what stands beside a secret: %s", ([said, own]) => {
    const lines = problemsWith(token({ appleIdentifier, ...own }), ["tokens"]).join("\n");
    expect(lines).toContain(said);
    expect(lines).not.toContain("hidden");
  });
});
