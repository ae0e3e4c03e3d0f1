import { describe, expect, it, test } from "vitest";
import { token, unusableInstants } from "../facts.ts";
import { outcome, pasted, policyNamed, printed } from "../outcome.ts";

const adeTokenDeadlineCurrent = policyNamed("ade-token-deadline-current");

describe("ade-token-deadline-current", () => {
  it("trusts the declared generation, however early its deadline", () => {
    const generation = { expiresAt: "2027-03-01T09:00:00Z", renewBy: "2026-03-02" };
    expect(outcome(adeTokenDeadlineCurrent, token({}, generation))).toBe("holds");
  });

  test.for(unusableInstants)("goes by the lead where the generation is $what", ({ value }) => {
    expect(outcome(adeTokenDeadlineCurrent, token({}, { expiresAt: value }))).toBe("holds");
    const early = token({}, { expiresAt: value, renewBy: "2026-03-02" });
    expect(outcome(adeTokenDeadlineCurrent, early)).toBe("deadline-early");
  });

  const renewed = { expiresAt: "2027-11-20T08:30:00Z" };

  it("has the lines to paste, where only the lead shows the renewal", () => {
    expect(printed(adeTokenDeadlineCurrent, token(renewed))).toMatchInlineSnapshot(`
      "An ADE token's renewal deadline must be set for the token that Intune holds now.
      "Corporate iPhones" of Contoso was renewed, or its deadline is unusually early: it expires on 2027-11-20 08:30 UTC, 292 days after renewBy 2027-02-01.
      The deadline is not enforced until it is corrected.
       In the stack's file, under apple-ade:tokens.corporate, replace or add:
         renewBy: "2027-10-21" # Thursday, 30 days before expiry; choose yours
         expiresAt: "2027-11-20T08:30:00Z"
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-token-deadline-current"
    `);
  });

  it("has the lines to paste, where the declared generation differs", () => {
    const facts = token(renewed, { expiresAt: "2027-03-01T09:00:00Z" });
    expect(printed(adeTokenDeadlineCurrent, facts)).toMatchInlineSnapshot(`
      "An ADE token's renewal deadline must be set for the token that Intune holds now.
      "Corporate iPhones" of Contoso was renewed: it expires on 2027-11-20 08:30 UTC; renewBy 2027-02-01 was set for an expiry on 2027-03-01 09:00 UTC.
      The deadline is not enforced until it is corrected.
       In the stack's file, under apple-ade:tokens.corporate, replace or add:
         renewBy: "2027-10-21" # Thursday, 30 days before expiry; choose yours
         expiresAt: "2027-11-20T08:30:00Z"
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-token-deadline-current"
    `);
  });

  it("does not say that it was renewed, where the declared generation is to come", () => {
    const facts = token({}, { expiresAt: "2028-03-01T09:00:00Z" });
    expect(printed(adeTokenDeadlineCurrent, facts)).toContain(
      '"Corporate iPhones" of Contoso is not renewed yet, or the declared expiresAt is wrong: it expires on 2027-03-01 09:00 UTC; renewBy 2027-02-01 was set for an expiry on 2028-03-01 09:00 UTC.\n',
    );
  });

  it("is cured by the lines to paste", () => {
    for (const declared of [{}, { expiresAt: "2027-03-01T09:00:00Z" }]) {
      const lines = pasted(printed(adeTokenDeadlineCurrent, token(renewed, declared)));
      expect(lines).toEqual({ renewBy: "2027-10-21", expiresAt: "2027-11-20T08:30:00Z" });
      expect(outcome(adeTokenDeadlineCurrent, token(renewed, lines))).toBe("holds");
    }
  });
});
