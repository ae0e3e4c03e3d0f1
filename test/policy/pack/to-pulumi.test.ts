import { type ResourceValidationArgs, unknownCheckingProxy } from "@pulumi/policy";
import { describe, expect, it, onTestFinished, test, vi } from "vitest";
import { catalog } from "../../../policy/catalog.ts";
import type { Inputs, Policy } from "../../../policy/pack/policy.ts";
import { adeToken } from "../../../policy/kinds/token.ts";
import { toPulumi } from "../../../policy/pack/to-pulumi.ts";
import type { Props } from "../../../policy/wire/values.ts";
import { day, later } from "../../../policy/text/time.ts";
import { ahead, certificate, now, tenant, token, vpp } from "../facts.ts";
import { atAddress, policyNamed, printed } from "../outcome.ts";

const adeTenantTokensOwned = policyNamed("ade-tenant-tokens-owned");
const adeTokenJudged = policyNamed("ade-token-judged");
const adeTokenNotExpiring = policyNamed("ade-token-not-expiring");

const kinds = [
  { noun: "ADE tenant", build: tenant, declared: ["declared"] },
  { noun: "ADE token", build: token, declared: ["tokenName", "renewBy", "id", "expiresAt"] },
  { noun: "Apple push certificate", build: certificate, declared: ["renewBy", "expiresAt"] },
  { noun: "VPP token", build: vpp, declared: ["displayName", "renewBy", "expiresAt"] },
].flatMap((kind) =>
  catalog
    .filter(({ type }) => type === kind.build().type)
    .map((policy) => ({ ...kind, policy, name: policy.name })),
);

const still = () => ({ now, asOf: now });

class NotApplicable extends Error {}

const expiring = token({ expiresAt: ahead(20 * day) });

describe("the policy that the SDK gets", () => {
  test.for(catalog)("$name is the catalogue's", (policy) => {
    const { name, description, enforcementLevel, severity, config } = policy;
    const sdk = toPulumi(policy, still, catalog);
    expect(sdk.validateResource).toHaveProperty("__pulumiType", policy.type);
    expect(sdk).toEqual({
      name,
      description,
      enforcementLevel,
      severity,
      ...(config === undefined ? {} : { configSchema: { properties: config } }),
      validateResource: expect.any(Function),
    });
  });

  it("has the address of its page, once there is one", () => {
    expect(toPulumi(adeTokenJudged, still, catalog)).not.toHaveProperty("url");
    using _ = atAddress("https://contoso.example/ade");
    expect(toPulumi(adeTokenJudged, still, catalog)).toHaveProperty(
      "url",
      "https://contoso.example/ade/docs/policies/ade-token-judged.md",
    );
  });

  it("reports a violation once, without the description, which Pulumi adds", () => {
    expect(reported(adeTokenNotExpiring, expiring)).toEqual([
      printed(adeTokenNotExpiring, expiring).slice(adeTokenNotExpiring.description.length + 1),
    ]);
  });

  it("reports nothing of a policy that holds", () => {
    expect(reported(adeTokenNotExpiring, token())).toEqual([]);
  });

  it("judges by the configuration", () => {
    expect(reported(adeTokenNotExpiring, expiring, { renewBeforeDays: 10 })).toEqual([]);
    expect(reported(adeTokenNotExpiring, token(), { renewBeforeDays: 100 })).toHaveLength(1);
  });

  it("asks for the moment at each judgement", () => {
    const at = later(now, 90 * day);
    expect(reported(adeTokenNotExpiring, token())).toEqual([]);
    const clock = () => ({ now: at, asOf: at });
    expect(reported(adeTokenNotExpiring, token(), {}, clock)).toHaveLength(1);
  });

  it("says as of when it judged, where that is not now", () => {
    const asOf = new Date("2026-12-24T23:59:59.999Z");
    expect(printed(adeTokenNotExpiring, expiring)).not.toContain("as of");
    expect(printed(adeTokenNotExpiring, token({ expiresAt: ahead(40 * day) }), { asOf })).toMatch(
      /\. Checked as of 2026-12-24\. Runbook: .*#renew-your-token$/,
    );
  });
});

describe("the inputs of a resource", () => {
  it("are read once for all policies, though the SDK makes them anew for each", () => {
    using parse = vi.spyOn(adeToken, "parse");
    const ours = catalog.filter(({ type }) => type === adeToken.type);
    for (const policy of ours)
      saidOf(policy, { ...token(), props: unknownCheckingProxy(structuredClone(token().props)) });
    const read = parse.mock.results.map(({ value }) => value);
    expect(read.length).toBeGreaterThanOrEqual(ours.length);
    expect(new Set(read).size).toBe(1);
  });

  it("are read anew for another resource, and for other inputs of the same one", () => {
    const read = [expiring, { ...expiring, name: "macs" }, token(), expiring].map(
      (inputs) => reported(adeTokenNotExpiring, inputs).length,
    );
    expect(read).toEqual([1, 1, 0, 1]);
  });
});

describe("not applicable", () => {
  test.for(kinds)("$name to resources of other types", ({ policy, noun, build }) => {
    const others = [
      build === token ? tenant() : token(),
      { ...build(), type: "aws:s3/bucket:Bucket" },
    ];
    for (const inputs of others) {
      expect(() => reported(policy, inputs)).toThrow(new NotApplicable(`not an ${noun}`));
    }
  });

  it("reaches the SDK with its reason", () => {
    expect(() => reported(adeTokenNotExpiring, token({ status: "missing" }))).toThrow(
      new NotApplicable("no token in Intune matches"),
    );
  });
});

describe("an input that is unknown during preview", () => {
  // The engine's own mark of an unknown text.
  const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
  const notKnown = "its inputs cannot be read";

  test.for(kinds)("never passes $name, and is said once", ({ policy, build, declared, noun }) => {
    const inputs = [
      ...["live", ...declared].map((key) => ({ ...build().props, [key]: unknown })),
      build({ status: unknown }).props,
      build({ observedAt: unknown }).props,
      build({ lastKnown: unknown, undeclared: [unknown] }).props,
    ];
    for (const props of inputs) {
      const facts = { ...build(), props: unknownCheckingProxy(props) };
      expect(saidOf(policy, facts)).toMatch(policy.saysUnknown ? `${noun} ` : notKnown);
    }
  });

  it("is said by one policy of each type", () => {
    const said = catalog.filter(({ saysUnknown }) => saysUnknown).map(({ type }) => type);
    expect(said.toSorted()).toEqual([...new Set(catalog.map(({ type }) => type))].toSorted());
  });

  it("is named by its path", () => {
    const props = { ...token().props, renewBy: unknown, platforms: ["ios", unknown] };
    expect(reported(adeTokenJudged, { ...token(), props: unknownCheckingProxy(props) })).toEqual([
      `ADE token corporate was not checked: renewBy, platforms[1] are not known before \`pulumi up\`.
Nothing about it was checked, and nothing counts as healthy, while 2 inputs may be anything.
 Give it values that are known in a preview, or let \`pulumi up\` check it.
Owner: none declared. Docs: npx --no-install apple-ade explain ade-token-judged`,
    ]);
  });

  it("that only tells whom to ask does not keep a token from being judged", () => {
    const labels = { owner: unknown, runbook: unknown, tenant: unknown };
    const props = { ...expiring.props, ...labels };
    expect(
      reported(adeTokenNotExpiring, { ...expiring, props: unknownCheckingProxy(props) })[0],
    ).toMatch(
      /^"Corporate iPhones" of \(known after up\) expires [^]*\nOwner: \(known after up\)\. Docs/,
    );
  });

  it("is read of what the SDK guards", () => {
    const guarded = { ...expiring, props: { __getSpecialProxyTarget: expiring.props } };
    expect(reported(adeTokenNotExpiring, guarded)).toEqual(reported(adeTokenNotExpiring, expiring));
  });

  it("leaves the stacks of errors as they were, where a policy does not apply", () => {
    onTestFinished(() => void (Error.stackTraceLimit = 10));
    Error.stackTraceLimit = 7;
    const unread = token({ status: "unreadable" });
    expect(saidOf(adeTokenNotExpiring, unread)).toBe("the token could not be read");
    expect(Error.stackTraceLimit).toBe(7);
  });

  it("is no owner that is missing", () => {
    const declared = [{ key: "corporate", tokenName: "Corporate iPhones", owner: unknown }];
    const facts = tenant({}, { declared });
    expect(
      reported(adeTenantTokensOwned, { ...facts, props: unknownCheckingProxy(facts.props) }),
    ).toEqual([]);
  });
});

/** What a policy reports, or why it is not applicable. */
function saidOf(policy: Policy, inputs: Inputs): string {
  try {
    return reported(policy, inputs).join();
  } catch (error) {
    return error instanceof NotApplicable ? error.message : String(error);
  }
}

/** What a policy reports, run as the SDK runs it. */
function reported(
  policy: Policy,
  inputs: Inputs,
  config: Props = {},
  clock = () => ({ now, asOf: now }),
): readonly string[] {
  const texts: string[] = [];
  for (const validate of [toPulumi(policy, clock, catalog).validateResource ?? []].flat()) {
    void validate(args(inputs, config), (text) => texts.push(text));
  }
  return texts;
}

function args({ type, name, props }: Inputs, config: Props): ResourceValidationArgs {
  return {
    type,
    name,
    props,
    urn: `urn:pulumi:contoso::apple-ade::${type}::${name}`,
    opts: {
      protect: false,
      ignoreChanges: [],
      aliases: [],
      customTimeouts: { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 },
      additionalSecretOutputs: [],
    },
    stackTags: new Map(),
    isType: () => false,
    asType: () => undefined,
    getConfig: () => JSON.parse(JSON.stringify(config)),
    notApplicable(reason) {
      throw new NotApplicable(reason);
    },
  };
}
