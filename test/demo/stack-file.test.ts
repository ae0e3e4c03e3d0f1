import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { defaultScenario } from "../../demo/scenarios/default.ts";
import { relativeTo } from "../../demo/scenarios/scenario.ts";
import { stackFile } from "../../demo/scenarios/stack-config.ts";
import { tenantReadable } from "../../demo/scenarios/tenant-readable.ts";

const endpoint = "http://127.0.0.1:4010";
const at = relativeTo(new Date("2026-11-23T10:15:30Z"));

describe("the stack file", () => {
  it("says in YAML what the scenario declares", () => {
    const { tokens, ...rest } = defaultScenario.config(at);
    const text = stackFile({ ...rest, tokens }, endpoint);
    expect(parse(text)).toEqual({
      config: {
        "apple-ade:tenantId": rest.tenantId,
        "apple-ade:tenant": "Contoso",
        "apple-ade:defaults": rest.defaults,
        "apple-ade:graph": { endpoint },
        "apple-ade:tokens": tokens,
        "apple-ade:ignoredTokens": rest.ignoredTokens,
      },
    });
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
    const text = stackFile(tenantReadable.config(at), endpoint);
    expect(parse(text)).toMatchObject({
      config: { "apple-ade:graph": { endpoint, timeoutSeconds: 5 } },
    });
  });
});
