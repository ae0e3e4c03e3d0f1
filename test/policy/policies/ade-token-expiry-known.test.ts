import { describe, expect, it } from "vitest";
import { token } from "../facts.ts";
import { policyNamed, printed } from "../outcome.ts";

const adeTokenExpiryKnown = policyNamed("ade-token-expiry-known");

describe("ade-token-expiry-known", () => {
  it("says where to look", () => {
    expect(printed(adeTokenExpiryKnown, token({ expiresAt: undefined }))).toMatchInlineSnapshot(`
      "An ADE token's expiry must be known.
      "Corporate iPhones" of Contoso came without a usable expiry date when it was read on 2026-11-23.
      Its expiry and renewal deadline cannot be checked.
       1. Look at the date that Intune shows: Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Corporate iPhones.
       2. None there either: renew the token. One there: Graph did not pass it on; run this check again.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-token-expiry-known"
    `);
  });
});
