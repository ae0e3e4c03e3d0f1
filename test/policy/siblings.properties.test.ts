import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { catalog } from "../../policy/catalog.ts";
import type { Inputs } from "../../policy/pack/policy.ts";
import type { Props } from "../../policy/wire/values.ts";
import {
  configOf,
  declaration,
  foundCertificate,
  foundToken,
  foundVpp,
  moments,
} from "./arbitraries.ts";
import { certificate, now, tenant, token, vpp } from "./facts.ts";
import { outcome } from "./outcome.ts";
import { worst } from "./severity.ts";

interface Kind {
  readonly what: string;
  readonly found: fc.Arbitrary<Props>;
  readonly build: (live: Props, declared: Props) => Inputs;
}

const siblings: readonly Kind[] = [
  { what: "push certificate", found: foundCertificate, build: certificate },
  { what: "VPP token", found: foundVpp, build: vpp },
];

const unread = { status: "unreadable", cause: "unavailable" };
const listed = fc.constantFrom({}, unread, { ...unread, status: "partial" });
const kinds: readonly Kind[] = [
  ...siblings,
  { what: "ADE token", found: foundToken, build: token },
  { what: "tenant", found: listed, build: (live) => tenant(live) },
];

describe.for(kinds)("the worst finding about a $what never gets better", ({ found, build }) => {
  const anyLive = fc.oneof({ weight: 9, arbitrary: found }, fc.constant(unread));

  it("as deadlines and expiry come nearer", () => {
    fc.assert(
      fc.property(anyLive, declaration, moments, (live, declared, [first, second]) => {
        const facts = build(live, declared);
        const before = worst(facts, { at: now, asOf: first });
        expect(worst(facts, { at: now, asOf: second })).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it("as the same facts grow old", () => {
    fc.assert(
      fc.property(anyLive, declaration, moments, (live, declared, [first, second]) => {
        const facts = build(live, declared);
        expect(worst(facts, { at: second })).toBeGreaterThanOrEqual(worst(facts, { at: first }));
      }),
    );
  });
});

describe.for(siblings)("a $what that expires later", ({ build }) => {
  const dated = catalog.filter(
    ({ type, name }) =>
      type === build({}, {}).type && /expir|valid|deadline-before|deadline-met/.test(name),
  );

  test.for(dated)("never fails $name where an earlier expiry passes", (policy) => {
    fc.assert(
      fc.property(declaration, moments, configOf(policy), (declared, [first, second], config) => {
        const at = (expiresAt: Date) =>
          outcome(policy, build({ expiresAt: expiresAt.toISOString() }, declared), { config });
        fc.pre(at(first) === "holds");
        expect(at(second)).toMatch(/^holds$|earlier/);
      }),
    );
  });
});
