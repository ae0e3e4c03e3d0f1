import { describe, expect, it, test } from "vitest";
import { day, later } from "../../../policy/time.ts";
import { token, unusableInstants } from "../facts.ts";
import { outcome, pasted, policyNamed, printed, silences } from "../outcome.ts";

const adeTokenDeadlineCurrent = policyNamed("ade-token-deadline-current");

describe("ade-token-deadline-current", () => {
  const deadline = new Date("2027-02-01T23:59:59.999Z");

  test.for([
    { when: "exactly 180 days", lead: 180 * day, expected: "holds" },
    { when: "more than 180 days", lead: 180 * day + 1, expected: "deadline-early" },
    { when: "exactly 90 days", lead: 90 * day, maximumLeadDays: 90, expected: "holds" },
    { when: "more than 90", lead: 90 * day + 1, maximumLeadDays: 90, expected: "deadline-early" },
  ])("expiring $when after the deadline: $expected", ({ lead, maximumLeadDays, expected }) => {
    const facts = token({ expiresAt: later(deadline, lead).toISOString() });
    const config = maximumLeadDays === undefined ? {} : { maximumLeadDays };
    expect(outcome(adeTokenDeadlineCurrent, facts, { config })).toBe(expected);
  });

  test.for([
    { generation: "2027-03-01T09:00:00Z", live: "2027-03-01T09:00:00Z", expected: "holds" },
    { generation: "2027-03-01T09:00:00Z", live: "2027-03-01T09:00:00.999Z", expected: "holds" },
    { generation: "2027-03-01T09:00:00Z", live: "2027-03-01T09:00:01Z", expected: "renewed" },
    { generation: "2027-03-01T09:00:00Z", live: "2027-03-01T08:59:59.999Z", expected: "renewed" },
    { generation: "2027-03-01T10:00:00+01:00", live: "2027-03-01T09:00:00Z", expected: "holds" },
    { generation: "2027-03-01T10:00:00Z", live: "2027-03-01T09:00:00Z", expected: "renewed" },
  ])("set for $generation and now $live: $expected", ({ generation, live, expected }) => {
    const facts = token({ expiresAt: live }, { expiresAt: generation });
    expect(outcome(adeTokenDeadlineCurrent, facts)).toBe(expected);
  });

  it("trusts the declared generation, however early its deadline", () => {
    const generation = { expiresAt: "2027-03-01T09:00:00Z", renewBy: "2026-03-02" };
    expect(outcome(adeTokenDeadlineCurrent, token({}, generation))).toBe("holds");
  });

  test.for(unusableInstants)("goes by the lead where the generation is $what", ({ value }) => {
    expect(outcome(adeTokenDeadlineCurrent, token({}, { expiresAt: value }))).toBe("holds");
    const early = token({}, { expiresAt: value, renewBy: "2026-03-02" });
    expect(outcome(adeTokenDeadlineCurrent, early)).toBe("deadline-early");
  });

  test.for(unusableInstants)("does not judge a token whose expiry is $what", ({ value }) => {
    expect(outcome(adeTokenDeadlineCurrent, token({ expiresAt: value }))).toBe(
      "not applicable: the token's expiry is unknown",
    );
  });

  const renewed = { expiresAt: "2027-11-20T08:30:00Z" };

  it("has the lines to paste, where only the lead shows the renewal", () => {
    expect(printed(adeTokenDeadlineCurrent, token(renewed))).toMatchInlineSnapshot(`
      "An ADE token's renewal deadline must be set for the token that Intune holds now.
      "Corporate iPhones" of Contoso was renewed, or its deadline is unusually early: it expires on 2027-11-20 08:30 UTC, 292 days after renewBy 2027-02-01.
      The deadline is not enforced until it is corrected.
       In the stack's file, under apple-ade:tokens.corporate:
         renewBy: "2027-10-21" # Thursday, 30 days before expiry; choose yours
         expiresAt: "2027-11-20T08:30:00Z"
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: docs/policies/ade-token-deadline-current.md"
    `);
  });

  it("has the lines to paste, where the declared generation differs", () => {
    const facts = token(renewed, { expiresAt: "2027-03-01T09:00:00Z" });
    expect(printed(adeTokenDeadlineCurrent, facts)).toMatchInlineSnapshot(`
      "An ADE token's renewal deadline must be set for the token that Intune holds now.
      "Corporate iPhones" of Contoso was renewed: it expires on 2027-11-20 08:30 UTC; renewBy 2027-02-01 was set for the token that expires on 2027-03-01 09:00 UTC.
      The deadline is not enforced until it is corrected.
       In the stack's file, under apple-ade:tokens.corporate:
         renewBy: "2027-10-21" # Thursday, 30 days before expiry; choose yours
         expiresAt: "2027-11-20T08:30:00Z"
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: docs/policies/ade-token-deadline-current.md"
    `);
  });

  it("is cured by the lines to paste", () => {
    for (const declared of [{}, { expiresAt: "2027-03-01T09:00:00Z" }]) {
      const lines = pasted(printed(adeTokenDeadlineCurrent, token(renewed, declared)));
      expect(lines).toEqual({ renewBy: "2027-10-21", expiresAt: "2027-11-20T08:30:00Z" });
      expect(outcome(adeTokenDeadlineCurrent, token(renewed, lines))).toBe("holds");
    }
  });

  it("is silent where an earlier fact explains more", () => {
    expect(silences(adeTokenDeadlineCurrent)).toMatchInlineSnapshot(`
      {
        "ambiguous": "several live tokens match",
        "expired": "the token has expired",
        "missing": "no live token matches",
        "replaced": "the token was replaced",
        "unreadable": "the token could not be read",
      }
    `);
  });
});
