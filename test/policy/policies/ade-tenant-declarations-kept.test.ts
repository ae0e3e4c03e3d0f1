import { describe, expect, it, test } from "vitest";
import { adeTenantDeclarationsKept } from "../../../policy/policies/ade-tenant-declarations-kept.ts";
import { adeTenantTokensDeclared } from "../../../policy/policies/ade-tenant-tokens-declared.ts";
import type { Props } from "../../../policy/wire/values.ts";
import { tenant } from "../facts.ts";
import { outcome, pasted, printed } from "../outcome.ts";

const id = "7c0a0000-0000-4000-8000-000000000005";
const kiosk = {
  kind: "token",
  key: "kiosk",
  id,
  name: "Kiosk iPads",
  expiresAt: "2027-04-09T08:00:00Z",
};
const { id: _id, expiresAt: _expiresAt, ...declaredKiosk } = kiosk;
const unread = { ...declaredKiosk, notRead: "Graph did not answer." };
const graph = { endpoint: "https://graph.microsoft.com" };
const without = (...dropped: readonly Props[]) => tenant({ lastRun: { graph, dropped } });

describe("ade-tenant-declarations-kept", () => {
  test.for([
    { when: "nothing was removed", inputs: without(), expected: "holds" },
    { when: "a live token was", inputs: without(kiosk), expected: "dropped" },
    { when: "one was that may be live", inputs: without(unread), expected: "not-read" },
    { when: "both were", inputs: without(unread, kiosk), expected: "dropped" },
    {
      when: "nothing is recorded",
      inputs: tenant(),
      expected: "not applicable: no earlier run is recorded",
    },
    {
      when: "another tenant is recorded",
      inputs: tenant({ lastRun: { graph } }),
      expected: "not applicable: the last recorded run was about another tenant",
    },
  ])("$expected when $when", ({ inputs, expected }) => {
    expect(outcome(adeTenantDeclarationsKept, inputs)).toBe(expected);
  });

  it("names what was removed, of whatever kind, and the line that lets it pass", () => {
    const books = { ...kiosk, kind: "vppToken", key: "books", name: "Books" };
    const { expiresAt: _, ...undated } = { ...kiosk, kind: "pushCertificate" };
    const certificate = { ...undated, key: "push-certificate", name: "Apple MDM push certificate" };
    const inputs = without(kiosk, books, certificate);
    expect(printed(adeTenantDeclarationsKept, inputs)).toMatchInlineSnapshot(`
      "A declaration must not be removed while Intune has its token or certificate, unless it is ignored.
      Contoso no longer declares what is still in Intune: "Kiosk iPads" (declared as kiosk, expires 2027-04-09 UTC), the VPP token "Books" (declared as books, expires 2027-04-09 UTC), the "Apple MDM push certificate" (declared as push-certificate, expiry unknown).
      From the next recorded run on nobody is told when it expires.
       Removed by mistake: restore it in the stack's file.
       Removed on purpose: ask its owner, and list each under apple-ade:ignoredTokens, with the reason:
         - { tokenName: "Kiosk iPads", reason: "" }
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-tenant-declarations-kept"
    `);
  });

  it("names an owner that is not the tenant's, whom to ask", () => {
    const owned = { ...kiosk, owner: "Retail IT <retail@contoso.example>" };
    expect(printed(adeTenantDeclarationsKept, without(owned))).toContain(
      '"Kiosk iPads" (declared as kiosk, owner Retail IT <retail@contoso.example>, expires 2027-04-09 UTC).',
    );
    expect(
      printed(adeTenantDeclarationsKept, without({ ...unread, owner: "Retail IT" })),
    ).toContain('"Kiosk iPads" (declared as kiosk, owner Retail IT): Graph did not answer.');
    const sameOwner = without({ ...kiosk, owner: "Endpoint team" });
    expect(printed(adeTenantDeclarationsKept, sameOwner)).toContain("(declared as kiosk, expires ");
  });

  it("says what could not be looked up, and why", () => {
    expect(printed(adeTenantDeclarationsKept, without(unread))).toMatchInlineSnapshot(`
      "A declaration must not be removed while Intune has its token or certificate, unless it is ignored.
      Contoso no longer declares what could not be looked up: "Kiosk iPads" (declared as kiosk): Graph did not answer.
       Run this check again when Graph answers: what is deleted in Intune needs no line here.
       Removed by mistake: restore it in the stack's file.
       Removed on purpose: ask its owner, and list each under apple-ade:ignoredTokens, with the reason:
         - { tokenName: "Kiosk iPads", reason: "" }
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-tenant-declarations-kept"
    `);
    expect(printed(adeTenantDeclarationsKept, without(kiosk, { ...unread, key: "b" }))).toContain(
      'expires 2027-04-09 UTC). Also no longer declared, and not looked up: "Kiosk iPads" (declared as b): Graph did not answer.',
    );
  });

  it.for(['a "b" # c: [d]', "tab\tand \u{1b}[31m", "##vso[task] ::error", "\u{e0041}tag \u{202e}"])(
    "has a line to paste that says %j again",
    (name) => {
      const lines = printed(adeTenantDeclarationsKept, without({ ...kiosk, name }));
      const line = lines.split("\n").find((each) => each.startsWith("   - ")) ?? "";
      expect(line).not.toMatch(/##|::|[\p{Cc}\p{Cf}]/u);
      expect(pasted(`    ignoredTokens: ${line.replace("   - ", "[ ")} ]`)).toEqual({
        ignoredTokens: [{ tokenName: name, reason: "" }],
      });
    },
  );

  it("leaves no second finding about the same token", () => {
    const other = { id: "7c0a0000-0000-4000-8000-000000000006", tokenName: "Lab" };
    const undeclared = [{ id, tokenName: "Kiosk iPads" }];
    const lastRun = { graph, dropped: [kiosk] };
    expect(outcome(adeTenantTokensDeclared, tenant({ lastRun, undeclared }))).toBe("holds");
    const more = tenant({ lastRun, undeclared: [...undeclared, other] });
    expect(printed(adeTenantTokensDeclared, more)).toContain('has 1 undeclared token: "Lab"');
  });

  it("calls by its name alone what an older record kept without its kind", () => {
    const { kind: _kind, ...older } = kiosk;
    expect(printed(adeTenantDeclarationsKept, without(older))).toContain(
      'is still in Intune: "Kiosk iPads" (declared as kiosk, ',
    );
  });
});
