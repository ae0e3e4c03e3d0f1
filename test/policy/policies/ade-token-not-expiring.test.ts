import { describe, expect, it, test } from "vitest";
import { day, later } from "../../../policy/text/time.ts";
import { ahead, token } from "../facts.ts";
import { policyNamed, printed } from "../outcome.ts";

const adeTokenNotExpiring = policyNamed("ade-token-not-expiring");

describe("ade-token-not-expiring", () => {
  const expiring = { expiresAt: ahead(20 * day) };

  it("names no deadline that has passed, or that lies after the expiry", () => {
    for (const renewBy of ["2026-11-01", "2026-12-31"]) {
      expect(printed(adeTokenNotExpiring, token(expiring, { renewBy }))).toContain(
        " opened on 2026-11-13.\n",
      );
    }
  });

  it("says when it expires, since when it is due, and how to renew", () => {
    const facts = token(expiring, { renewBy: "2026-12-01" });
    expect(printed(adeTokenNotExpiring, facts)).toMatchInlineSnapshot(`
      "An ADE token must be renewed well before it expires.
      "Corporate iPhones" of Contoso expires on 2026-12-13 10:15 UTC, in 20 days; its renewal window of 30 days opened on 2026-11-13. Renewal is due by 2026-12-01.
      Renew in one sitting; step 1 kills the token in use:
       1. Apple Business > Devices > Management Services > this token's service > … > Download Token
       2. Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Corporate iPhones > Renew token, same Apple ID; then Devices > Sync
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: https://learn.microsoft.com/intune/device-enrollment/apple/manage-devices-tokens-apple#renew-your-token"
    `);
  });

  it("has Apple's terms accepted first, where they wait", () => {
    expect(printed(adeTokenNotExpiring, token({ ...expiring, lastSyncErrorCode: 3 }))).toContain(
      "\nFirst accept Apple's new terms, or the last step fails. Renew in one sitting; step 1 kills the token in use:\n",
    );
  });

  test.for([
    { when: "is today", renewBy: "2026-11-23", mentioned: true },
    { when: "has passed", renewBy: "2026-11-22", mentioned: false },
    { when: "is the day before the expiry", renewBy: "2026-12-12", mentioned: true },
    { when: "ends after the expiry", renewBy: "2026-12-13", mentioned: false },
  ])("mentions a deadline that $when: $mentioned", ({ renewBy, mentioned }) => {
    const text = printed(adeTokenNotExpiring, token(expiring, { renewBy }));
    expect(text.includes(`Renewal is due by ${renewBy}.`)).toBe(mentioned);
  });

  it("mentions a deadline up to its last instant, and none that ends with the token", () => {
    const facts = token({ expiresAt: "2026-12-13T23:59:59.999Z" }, { renewBy: "2026-12-01" });
    const asOf = new Date("2026-12-01T23:59:59.999Z");
    expect(printed(adeTokenNotExpiring, facts, { asOf })).toContain("is due by 2026-12-01.");
    expect(printed(adeTokenNotExpiring, facts, { asOf: later(asOf, 1) })).not.toContain("due by");
    const ending = { ...facts, props: { ...facts.props, renewBy: "2026-12-13" } };
    expect(printed(adeTokenNotExpiring, ending)).not.toContain("due by");
  });
});
