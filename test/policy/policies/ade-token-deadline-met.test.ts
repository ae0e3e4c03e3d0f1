import { describe, expect, it, test } from "vitest";
import { day, later } from "../../../policy/time.ts";
import { token, unusableInstants } from "../facts.ts";
import { outcome, policyNamed, printed, silences } from "../outcome.ts";

const adeTokenDeadlineMet = policyNamed("ade-token-deadline-met");

describe("ade-token-deadline-met", () => {
  const deadline = new Date("2027-02-01T23:59:59.999Z");

  test.for([
    { when: "at the deadline day's last instant", asOf: deadline, expected: "holds" },
    { when: "a millisecond later", asOf: later(deadline, 1), expected: "overdue" },
    {
      when: "after the expiry",
      asOf: new Date("2027-03-01T09:00:00.001Z"),
      expected: "not applicable: the token has expired",
    },
  ])("$when: $expected", ({ asOf, expected }) => {
    expect(outcome(adeTokenDeadlineMet, token(), { asOf })).toBe(expected);
  });

  const earlier = "not applicable: the deadline belongs to an earlier token";

  test.for([
    { when: "exactly 180 days", lead: 180 * day, expected: "overdue" },
    { when: "more than 180 days", lead: 180 * day + 1, expected: earlier },
    { when: "exactly 90 days", lead: 90 * day, maximumLeadDays: 90, expected: "overdue" },
    { when: "more than 90 days", lead: 90 * day + 1, maximumLeadDays: 90, expected: earlier },
  ])("expiring $when after the deadline: $expected", ({ lead, maximumLeadDays, expected }) => {
    const facts = token({ expiresAt: later(deadline, lead).toISOString() });
    const config = maximumLeadDays === undefined ? {} : { maximumLeadDays };
    expect(outcome(adeTokenDeadlineMet, facts, { config, asOf: later(deadline, 1) })).toBe(
      expected,
    );
  });

  test.for([
    { generation: "2027-03-01T09:00:00Z", expected: "overdue" },
    { generation: "2027-03-01T10:00:00+01:00", expected: "overdue" },
    { generation: "2027-03-01T09:00:01Z", expected: earlier },
    { generation: "2026-03-01T09:00:00Z", expected: earlier },
  ])("set for the token of $generation: $expected", ({ generation, expected }) => {
    const facts = token({}, { expiresAt: generation });
    expect(outcome(adeTokenDeadlineMet, facts, { asOf: later(deadline, 1) })).toBe(expected);
  });

  test.for(unusableInstants)("does not judge a token whose expiry is $what", ({ value }) => {
    expect(
      outcome(adeTokenDeadlineMet, token({ expiresAt: value }), { asOf: later(deadline, 1) }),
    ).toBe("not applicable: the token's expiry is unknown");
  });

  it("says what was promised and how to renew", () => {
    expect(
      printed(
        adeTokenDeadlineMet,
        token({}, { renewBy: "2026-11-18", expiresAt: "2027-03-01T09:00:00Z" }),
      ),
    ).toMatchInlineSnapshot(`
      "An ADE token must be renewed by its declared deadline.
      "Corporate iPhones" of Contoso was to be renewed by 2026-11-18, 5 days ago, and is still the token that expires on 2027-03-01 09:00 UTC.
      After the expiry new devices may not appear in Intune, get a profile or finish enrollment; enrolled ones keep working. To renew later, move renewBy with a reviewer.
      Renew in one sitting; step 1 kills the token in use:
       1. Apple Business > Devices > Management Services > this token's service > … > Download Token
       2. Intune > Devices > Enrollment > Apple > Enrollment program tokens > Corporate iPhones > Renew token, same Apple ID; then Devices > Sync
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: https://learn.microsoft.com/intune/device-enrollment/apple/manage-devices-tokens-apple#renew-your-token"
    `);
  });

  it("is silent where an earlier fact explains more", () => {
    expect(silences(adeTokenDeadlineMet)).toMatchInlineSnapshot(`
      {
        "ambiguous": "several live tokens match",
        "expired": "the token has expired",
        "firstSync": "the deadline belongs to an earlier token",
        "missing": "no live token matches",
        "replaced": "the token was replaced",
        "unreadable": "the token could not be read",
      }
    `);
  });
});
