import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { catalog } from "../../policy/catalog.ts";
import type { Inputs, Policy } from "../../policy/pack/policy.ts";
import { record } from "../../policy/wire/values.ts";
import { later } from "../../policy/text/time.ts";
import { anyLive, configOf, declaration, foundToken, moments } from "./arbitraries.ts";
import { certificate, now, tenant, token, vpp } from "./facts.ts";
import { nastyInputs } from "./nasty.ts";
import { isViolated, outcome, policyNamed } from "./outcome.ts";
import { rank, worst } from "./severity.ts";

const adeTokenDeadlineBeforeExpiry = policyNamed("ade-token-deadline-before-expiry");
const adeTokenDeadlineMet = policyNamed("ade-token-deadline-met");
const adeTokenExpiryNotImminent = policyNamed("ade-token-expiry-not-imminent");
const adeTokenNotExpired = policyNamed("ade-token-not-expired");
const adeTokenNotExpiring = policyNamed("ade-token-not-expiring");

const tokenPolicies = catalog.filter(({ type }) => type === token().type);
const tenantPolicies = catalog.filter(({ type }) => type === tenant().type);

describe("as time passes and facts stay", () => {
  it("the worst finding never gets better", () => {
    fc.assert(
      fc.property(foundToken, declaration, moments, (live, declared, [first, second]) => {
        const facts = token(live, declared);
        const before = worst(facts, { at: now, asOf: first });
        expect(worst(facts, { at: now, asOf: second })).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it("the worst finding of an expired token is the worst there is", () => {
    fc.assert(
      fc.property(foundToken, declaration, moments, (live, declared, [, asOf]) => {
        const facts = token({ ...live, previousId: undefined }, { ...declared, id: undefined });
        fc.pre(outcome(adeTokenNotExpired, facts, { at: now, asOf }) === "expired");
        expect(worst(facts, { at: now, asOf })).toBe(rank(adeTokenNotExpired));
      }),
    );
  });

  test.for([adeTokenDeadlineMet, adeTokenNotExpiring, adeTokenExpiryNotImminent])(
    "$name, once violated, stays so until the expiry",
    (policy) => {
      fc.assert(
        fc.property(
          foundToken,
          declaration,
          moments,
          configOf(policy),
          (live, declared, [first, second], config) => {
            const facts = token(live, declared);
            fc.pre(isViolated(policy, facts, { config, at: now, asOf: first }));
            const expired = isViolated(adeTokenNotExpired, facts, { at: now, asOf: second });
            expect(isViolated(policy, facts, { config, at: now, asOf: second })).toBe(!expired);
          },
        ),
      );
    },
  );
});

describe("a later expiry never fails where an earlier one passes", () => {
  test.for([
    adeTokenNotExpired,
    adeTokenExpiryNotImminent,
    adeTokenNotExpiring,
    adeTokenDeadlineBeforeExpiry,
  ])("$name", (policy) => {
    fc.assert(
      fc.property(declaration, moments, configOf(policy), (declared, [first, second], config) => {
        const holds = outcome(policy, token({ expiresAt: first.toISOString() }, declared), {
          config,
        });
        fc.pre(holds === "holds");
        const facts = token({ expiresAt: second.toISOString() }, declared);
        expect(outcome(policy, facts, { config })).toBe("holds");
      }),
    );
  });
});

describe("whatever was read", () => {
  it("every token policy judges, and only a token that was found can be without a finding", () => {
    fc.assert(
      fc.property(anyLive, (live) => {
        const facts = { ...token(), props: { ...token().props, live } };
        const violated = tokenPolicies.filter((policy) => isViolated(policy, facts));
        expect(violated.length > 0 || statusOf(live) === "found").toBe(true);
      }),
    );
  });

  test.for([
    { what: "push certificate", build: certificate },
    { what: "VPP token", build: vpp },
  ])("every policy of a $what judges, and only one that was found can be healthy", ({ build }) => {
    const policies = catalog.filter(({ type }) => type === build().type);
    fc.assert(
      fc.property(anyLive, (live) => {
        const facts = { ...build(), props: { ...build().props, live } };
        const violated = policies.filter((policy) => isViolated(policy, facts));
        expect(violated.length > 0 || statusOf(live) === "found").toBe(true);
      }),
    );
  });

  it("every tenant policy judges, and only a tenant that was read can be without a finding", () => {
    fc.assert(
      fc.property(anyLive, (live) => {
        const facts = { ...tenant(), props: { ...tenant().props, live } };
        const violated = tenantPolicies.filter((policy) => isViolated(policy, facts));
        expect(violated.length > 0 || statusOf(live) === "read").toBe(true);
      }),
    );
  });
});

describe("whatever the names", () => {
  it("a message is short, and steers neither a terminal nor a pipeline", () => {
    fc.assert(
      fc.property(nastyInputs, (inputs) => {
        const texts = catalog.flatMap((policy) => messageOf(policy, inputs, now) ?? []);
        expect(texts.length).toBeGreaterThan(0);
        for (const text of texts) {
          expect(text).not.toMatch(/[\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{NChar}]|(?!\n)\p{Cc}/u);
          expect(text).not.toMatch(/##|<\{%|^\s*::|[^\S\n ]/m);
          expect(text.split("\n").length).toBeLessThanOrEqual(6);
        }
      }),
    );
  });

  it("a message stays the same, whenever the same facts are read that day", () => {
    const left = Date.parse("2026-11-24T00:00:00Z") - now.getTime();
    fc.assert(
      fc.property(nastyInputs, fc.integer({ min: 1, max: left - 1 }), (inputs, wait) => {
        const at = later(now, wait);
        const live = { ...record(inputs.props["live"]), observedAt: at.toISOString() };
        const again = { ...inputs, props: { ...inputs.props, live } };
        const both = catalog
          .map((policy) => [messageOf(policy, inputs, now), messageOf(policy, again, at)])
          .filter((texts) => !texts.includes(undefined));
        expect(both.map(([, then]) => then)).toEqual(both.map(([first]) => first));
      }),
    );
  });
});

function messageOf(policy: Policy, inputs: Inputs, at: Date): string | undefined {
  return policy.judge(inputs, {}, { now: at, asOf: at }).message;
}

function statusOf(live: unknown): unknown {
  return typeof live === "object" && live !== null && "status" in live ? live.status : undefined;
}
