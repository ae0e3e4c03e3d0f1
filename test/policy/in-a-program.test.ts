import { describe, expect, it } from "vitest";
import { catalog } from "../../policy/catalog.ts";
import type { Inputs } from "../../policy/pack/policy.ts";
import type { Props } from "../../policy/wire/values.ts";
import { now, token } from "./facts.ts";

const type = "pulumi-nodejs:dynamic/intune";
const program = (key?: string) => ({ program: { tenant: "contoso", ...(key && { key }) } });

/** A token of a program's AdeTenant, as the engine names it. */
function declared(live: Props, own: Props = {}): Inputs {
  return { ...token(live, { ...program("corporate"), ...own }), name: "contoso-corporate" };
}

function tenant(live: Props, own: Props = {}): Inputs {
  const observed = { status: "read", observedAt: now.toISOString(), undeclared: [], ...live };
  const props = { tenant: "Contoso", declared: [], ...program(), ...own, live: observed };
  return { type: `${type}:AdeTenant`, name: "contoso", props };
}

function messageOf(policy: string, inputs: Inputs): string {
  const moment = { now, asOf: now };
  const each = catalog.find(({ name }) => name === policy);
  return each?.judge(inputs, {}, moment, catalog).message ?? "";
}

const renewed = { expiresAt: "2028-03-01T09:00:00Z" };
const lastRun = {
  tenantId: "a",
  graph: {},
  dropped: [{ kind: "token", key: "old", name: "Old 😀" }],
};
const emoji = [{ kind: "token", key: "old", name: "Old \u{e0001}" }];

describe("advice about what a program declares", () => {
  it("has the arguments to paste", () => {
    expect(
      messageOf("ade-token-deadline-current", declared(renewed)).split("\n").slice(2, 5),
    ).toEqual([
      ' In the program, under tokens.corporate of the AdeTenant "contoso", replace or add:',
      '   renewBy: "2028-01-31", // Monday, 30 days before expiry; choose yours',
      '   expiresAt: "2028-03-01T09:00:00Z",',
    ]);
  });

  it.for([
    {
      policy: "ade-token-exists",
      inputs: declared({ status: "missing" }),
      says: '(tokens.corporate of the AdeTenant "contoso") was not found',
    },
    {
      policy: "ade-token-unambiguous",
      inputs: declared({ status: "ambiguous", candidates: [] }),
      says: 'add its id to tokens.corporate of the AdeTenant "contoso" in the program',
    },
    {
      policy: "ade-tenant-tokens-declared",
      inputs: tenant({ undeclared: [{ id: "b", tokenName: "Other" }] }),
      says: 'declare it under tokens of the AdeTenant "contoso" in the program; `npx --no-install apple-ade import --format typescript` prints',
    },
    {
      policy: "ade-tenant-declarations-kept",
      inputs: tenant({ lastRun: { ...lastRun, dropped: emoji } }),
      says: '{ tokenName: "Old \\u{e0001}", reason: "" },',
    },
    {
      policy: "ade-tenant-identity-unchanged",
      inputs: tenant({ lastRun }, { tenantId: "b" }),
      says: ": tenantId was a, is b.",
    },
    {
      policy: "apns-certificate-exists",
      inputs: {
        ...declared({ status: "missing" }),
        type: `${type}:ApplePushCertificate`,
      },
      says: 'or remove pushCertificate of the AdeTenant "contoso" from the program.',
    },
  ])("names its arguments: $policy", ({ policy, inputs, says }) => {
    expect(messageOf(policy, inputs)).toContain(says);
    expect(messageOf(policy, inputs)).not.toMatch(/apple-ade:|stack's file/);
  });

  it("is about the stack's file where the record does not say it, as in version 0.1.0", () => {
    expect(messageOf("ade-token-deadline-current", token(renewed))).toContain(
      'In the stack\'s file, under apple-ade:tokens.corporate, replace or add:\n   renewBy: "2028-01-31" # Monday',
    );
  });
});
