import { describe, expect, it, test } from "vitest";
import { day, later } from "../../../policy/text/time.ts";
import { token } from "../facts.ts";
import { outcome, pasted, policyNamed, printed } from "../outcome.ts";

const adeTokenDeadlineBeforeExpiry = policyNamed("ade-token-deadline-before-expiry");

describe("ade-token-deadline-before-expiry", () => {
  it("says which date is early enough, and has the lines to paste", () => {
    const facts = token({ expiresAt: "2027-02-05T09:00:00Z" });
    expect(printed(adeTokenDeadlineBeforeExpiry, facts)).toMatchInlineSnapshot(`
      "An ADE token's renewal deadline must leave time before the token expires.
      "Corporate iPhones" of Contoso expires on 2027-02-05 09:00 UTC, in 74 days; renewBy 2027-02-01 must be 2027-01-28 or earlier (7 days before).
       In the stack's file, under apple-ade:tokens.corporate, replace or add:
         renewBy: "2027-01-06" # Wednesday, 30 days before expiry; choose yours
         expiresAt: "2027-02-05T09:00:00Z"
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-token-deadline-before-expiry"
    `);
  });

  test.for([
    { expiresAt: "2027-02-05T09:00:00Z", latest: "2027-01-28" },
    { expiresAt: "2027-02-04T23:59:59.999Z", latest: "2027-01-28" },
    { expiresAt: "2027-02-04T23:59:59.998Z", latest: "2027-01-27" },
  ])("accepts, for $expiresAt, $latest as the last date", ({ expiresAt, latest }) => {
    const dayAfter = later(new Date(latest), day).toISOString().slice(0, 10);
    expect(outcome(adeTokenDeadlineBeforeExpiry, token({ expiresAt }, { renewBy: latest }))).toBe(
      "holds",
    );
    expect(
      printed(adeTokenDeadlineBeforeExpiry, token({ expiresAt }, { renewBy: dayAfter })),
    ).toContain(`renewBy ${dayAfter} must be ${latest} or earlier`);
  });

  it("says to renew, where a deadline 30 days before the expiry would have passed", () => {
    const facts = token({ expiresAt: "2026-12-10T09:00:00Z" });
    expect(outcome(adeTokenDeadlineBeforeExpiry, facts)).toBe("deadline-too-late");
    expect(printed(adeTokenDeadlineBeforeExpiry, facts)).toMatchInlineSnapshot(`
      "An ADE token's renewal deadline must leave time before the token expires.
      "Corporate iPhones" of Contoso expires on 2026-12-10 09:00 UTC, in 17 days; renewBy 2027-02-01 must be 2026-12-02 or earlier (7 days before).
      Renew in one sitting; step 1 kills the token in use:
       1. Apple Business > Devices > Management Services > this token's service > … > Download Token
       2. Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Corporate iPhones > Renew token, same Apple ID; then Devices > Sync
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: https://learn.microsoft.com/intune/device-enrollment/apple/manage-devices-tokens-apple#renew-your-token"
    `);
  });

  test.for([
    { when: "exactly 30 days", wait: 0, step: "In the stack's file" },
    { when: "fewer than 30 days", wait: 1, step: "Renew in one sitting" },
  ])("with $when left, begins with: $step", ({ wait, step }) => {
    const expiresAt = new Date("2027-02-05T09:00:00Z");
    const asOf = later(expiresAt, wait - 30 * day);
    const facts = token({ expiresAt: expiresAt.toISOString() });
    const [, , line] = printed(adeTokenDeadlineBeforeExpiry, facts, { asOf }).split("\n");
    expect(line?.trim()).toMatch(new RegExp(`^${step}`));
  });

  it("is cured by the lines to paste", () => {
    const late = token({ expiresAt: "2027-02-05T09:00:00Z" });
    const cured = token(
      { expiresAt: "2027-02-05T09:00:00Z" },
      pasted(printed(adeTokenDeadlineBeforeExpiry, late)),
    );
    expect(outcome(adeTokenDeadlineBeforeExpiry, cured)).toBe("holds");
  });

  it("is cured by the lines to paste, where more than 30 days are required", () => {
    const config = { minimumLeadDays: 60 };
    const cured = token({}, pasted(printed(adeTokenDeadlineBeforeExpiry, token(), { config })));
    expect(outcome(adeTokenDeadlineBeforeExpiry, cured, { config })).toBe("holds");
  });
});
