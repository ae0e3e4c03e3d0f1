import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { defaultScenario } from "../../demo/scenarios/default.ts";
import { relativeTo } from "../../demo/scenarios/scenario.ts";
import { stackFile } from "../../demo/scenarios/stack-config.ts";
import { scenarioNamed } from "../../demo/scenarios/catalog.ts";

const endpoint = "http://127.0.0.1:4010";
const at = relativeTo(new Date("2026-11-23T10:15:30Z"));

describe("the stack file", () => {
  it("says in YAML what the scenario declares", () => {
    const config = defaultScenario.config(at);
    const keys = Object.entries({ ...config, graph: { endpoint } });
    expect(parse(stackFile(config, endpoint))).toEqual({
      config: Object.fromEntries(keys.map(([key, value]) => [`apple-ade:${key}`, value])),
    });
    expect(Object.keys(config)).toEqual(
      expect.arrayContaining([
        "tokens",
        "ignoredTokens",
        "pushCertificate",
        "vppTokens",
        "devices",
      ]),
    );
  });

  it("repeats what two tokens share, as no reader of stack files need know of references", () => {
    const platforms: ["ios"] = ["ios"];
    const one = { tokenName: "One", renewBy: "2027-02-01", platforms };
    const text = stackFile({ tokens: { one, two: { ...one, tokenName: "Two" } } }, endpoint);
    expect(text).not.toMatch(/[&*]/);
  });

  it("quotes what Pulumi would take for a timestamp", () => {
    const text = stackFile(
      {
        tenant: "on",
        tokens: {
          one: {
            tokenName: "2027-01-01",
            renewBy: "2027-02-01",
            expiresAt: "2027-03-01T09:00:00Z",
          },
        },
      },
      endpoint,
    );
    expect(text).toMatchInlineSnapshot(`
      "config:
        apple-ade:tenant: "on"
        apple-ade:graph:
          endpoint: http://127.0.0.1:4010
        apple-ade:tokens:
          one:
            tokenName: "2027-01-01"
            renewBy: "2027-02-01"
            expiresAt: "2027-03-01T09:00:00Z"
      "
    `);
  });

  it("keeps the rest of the scenario's Graph settings", () => {
    const text = stackFile(scenarioNamed("tenant-readable").config(at), endpoint);
    expect(parse(text)).toMatchObject({
      config: { "apple-ade:graph": { endpoint, timeoutSeconds: 5 } },
    });
  });
});
