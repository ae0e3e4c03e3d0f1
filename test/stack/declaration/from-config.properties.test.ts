import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tries } from "../../how-many.ts";
import { readDeclarations } from "../../../stack/declaration/from-config.ts";
import { adeTenantInputs, inputsOf } from "../../../stack/declaration/recorded.ts";
import { handedOver, tenantId } from "../declarations.ts";
import { anyText } from "../../any-text.ts";

const words = [
  "tenantId tenant clientId defaults graph tokens ignoredTokens pushCertificate vppTokens devices",
  "tokenName renewBy id expiresAt appleIdentifier tokenType owner runbook platforms reason read",
  "minimumDevices devicesWithoutProfile cloud endpoint timeoutSeconds maxPages displayName",
  "constructor toString kiosk",
].flatMap((line) => line.split(" "));

const scalar = fc.oneof(
  fc.constantFrom(null, "", "Kiosk", "dep", "ios", 0, 1, 60, -1, 0.5, true, "2027-02-01"),
  fc.constantFrom("2027-03-01T09:00:00Z", "http://127.0.0.1:4010", "https://x.example", tenantId),
  fc.constantFrom("2027-02-30", "[", "{", '{"a":', "__proto__", "\u001B[2J", "🔑", "\uD800"),
  anyText({ maxLength: 5 }),
);

const { anything } = fc.letrec((tie) => ({
  anything: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    scalar,
    fc.array(tie("anything"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...words), tie("anything"), { maxKeys: 5 }),
    fc.jsonValue({ maxDepth: 2 }),
  ),
}));

const token = fc.record(
  { tokenName: scalar, renewBy: scalar, id: scalar, platforms: anything, owner: scalar },
  { requiredKeys: [] },
);

/** Nearly right: mistakes deep inside, none, or several that contradict each other. */
const plausible = fc.record(
  {
    tenantId: fc.constantFrom(tenantId, "contoso"),
    tokens: fc.dictionary(fc.constantFrom("kiosk", "macs", "__proto__"), token),
    vppTokens: fc.dictionary(fc.string(), fc.record({ displayName: scalar, renewBy: scalar })),
    ignoredTokens: fc.array(fc.record({ tokenName: scalar, reason: scalar })),
    graph: fc.record({ endpoint: scalar }),
    devices: anything,
  },
  { requiredKeys: [] },
);

const right = fc.record({
  tenantId: fc.constant(tenantId),
  tokens: fc.dictionary(
    fc.string({ minLength: 1 }).filter((key) => key !== "__proto__"),
    fc.record({ tokenName: fc.uuid(), renewBy: fc.constant("2027-02-01") }),
  ),
});

describe("whatever stands in the stack's file", () => {
  const anyConfiguration = fc.oneof(
    fc.dictionary(fc.constantFrom(...words), anything),
    fc.dictionary(fc.string(), anything),
    plausible,
    right,
  );

  it("the result is a declaration that the provider takes, or one error of lines with their paths", () => {
    fc.assert(
      fc.property(anyConfiguration, (configuration) => {
        const config = handedOver(configuration);
        const outcome = attempt(() => readDeclarations(config, "prod"));
        if (outcome instanceof Error) return expectProblems(outcome);
        const { tenant, tokens, vppTokens } = outcome;
        expect(adeTenantInputs.parse(tenant)).toEqual(tenant);
        for (const each of tokens.values()) expect(inputsOf.token.parse(each)).toEqual(each);
        for (const each of vppTokens.values()) expect(inputsOf.vppToken.parse(each)).toEqual(each);
      }),
      { numRuns: tries(1000) },
    );
  });

  it("each of several tokens without a mistake is declared", () => {
    fc.assert(
      fc.property(right, (configuration) => {
        const { tokens, tenant } = readDeclarations(handedOver(configuration), "prod");
        expect([...tokens.keys()].toSorted()).toEqual(Object.keys(configuration.tokens).toSorted());
        expect(tenant.declared).toHaveLength(tokens.size);
      }),
    );
  });
});

function expectProblems({ message }: Error): void {
  const [title = "", ...lines] = message.split("\n  ");
  const [, count] =
    /^Pulumi\.prod\.yaml: (\d+) problems? under apple-ade; nothing was read\.$/.exec(title) ?? [];
  expect(lines).toHaveLength(Number(count));
  for (const line of lines) expect(line).toMatch(/: ./);
}

function attempt<T>(action: () => T): T | Error {
  try {
    return action();
  } catch (error) {
    return error instanceof Error ? error : new Error(`not an error: ${String(error)}`);
  }
}
