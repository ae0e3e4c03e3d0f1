import { describe, expect, it } from "vitest";
import { text } from "../../../cli/formats/text/text.ts";
import type { Entry } from "../../../cli/assess/report-entry.ts";
import type { Report } from "../../../cli/assess/report.ts";
import { entry, healthyTenant, report, tenant, unreadableTenant } from "../reports.ts";
import { countsOfMarks, failedTenant, markedReport } from "./samples.ts";

function render(each: Report): string {
  return text.render(each, { color: false });
}

function of(entries: readonly Entry[], overrides: Partial<Report> = {}): string {
  return render(report({ ...overrides, tenants: [tenant({ entries: [...entries] })] }));
}

describe("text", () => {
  it("says what blocks, what is due, and how much was read", () => {
    expect(render(report())).toMatchInlineSnapshot(`
      "❌ Contoso: 1 of 3 tokens blocks
         This pull request did not cause it and cannot fix it.

      ❌ Kiosk iPads: renew today (has blocked since 2026-11-18)
         An ADE token must not be expired.
         "Kiosk iPads" of Contoso expired on 2026-11-18 09:12 UTC, 5 days ago (renewal
         was due by 2026-10-30).
         New devices may not appear in Intune.
         Renew in one sitting; step 1 kills the token in use:
          1. Apple Business > Devices > Management Services > this token's service > …
             > Download Token
          2. Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens
             > Kiosk iPads > Renew token, same Apple ID; then Devices > Sync
         Owner: Endpoint team.
         Runbook: https://wiki.contoso.example/ade
         Docs: https://learn.microsoft.com/intune/device-enrollment/apple/manage-devices-tokens-apple#renew-your-token
         ade-token-not-expired (mandatory), deadline or time limit passed, declared in
         Pulumi.contoso.yaml:12

      ⚠️ Corporate iPhones: accept Apple's terms (blocks the scheduled check from
         2026-11-29)
         Apple's current terms must be accepted, or the token cannot sync.
         "Corporate iPhones" of Contoso last failed to sync with code 3, seen when new
         Apple terms wait (not officially documented). Last success 2026-11-22 05:40
         UTC, 1 day ago.
         Owner: Endpoint team.
         Docs: https://support.apple.com/102069
         ade-token-terms-accepted (advisory), changed in Intune since the last
         recorded run, declared in Pulumi.contoso.yaml:12

      ✅ Meeting-room TVs: renew by 2027-05-14, expires 2027-06-14 (203 days left)

      Changed by this pull request: nothing
      Changed in Intune since the last recorded run: Corporate iPhones, last sync
      error code 0 → 3
      Stack contoso · Read completely on 2026-11-23, 3 of 3 tokens · no
      acknowledgements

      pack 0.1.0 · profile pull-request · default thresholds · 1 policy set to warn
      "
    `);
  });

  it("is short when all is healthy", () => {
    expect(render(report({ tenants: [healthyTenant()] }))).toMatchInlineSnapshot(`
      "✅ Contoso: all 2 tokens healthy, next deadline 2027-02-01 (Corporate iPhones)

      ✅ Corporate iPhones: renew by 2027-02-01, expires 2027-03-01 (98 days left)
      ✅ Lab Macs: renew by 2027-02-01, expires 2027-03-01 (98 days left)

      Changed by this pull request: nothing
      Changed in Intune since the last recorded run: nothing
      Stack contoso · Read completely on 2026-11-23, 2 of 2 tokens · no
      acknowledgements

      pack 0.1.0 · profile pull-request · default thresholds · 1 policy set to warn
      "
    `);
  });

  it("says why nothing is known, and calls nothing healthy", () => {
    const lines = render(report({ tenants: [unreadableTenant()] })).split("\n");
    expect(lines.slice(0, 3)).toEqual([
      "❓ Contoso: not checked, does not block",
      "   Not checked: Graph could not be reached (ECONNREFUSED).",
      "   Nothing here is known to be healthy.",
    ]);
    expect(lines).toContain("❓ Corporate iPhones: not checked, renew by 2027-02-01");
    expect(lines.join("\n")).not.toContain("✅");
  });

  it("shows the errors of a preview that failed", () => {
    expect(
      render(report({ tenants: [failedTenant()] }))
        .split("\n")
        .slice(0, 4),
    ).toEqual([
      "❓ Adatum: not checked, blocks",
      "   Not checked: The preview failed: no passphrase.",
      "   Set it.",
      "   Nothing here is known to be healthy.",
    ]);
  });

  it("says first that it looks ahead", () => {
    const [first] = render(report({ asOf: "2026-12-24T23:59:59Z" })).split("\n");
    expect(first).toBe("Looking ahead: deadlines and expiry are checked as of 2026-12-24.");
  });

  it("has every finding once", () => {
    const told = render(markedReport(20)).replaceAll(/\s+/g, " ");
    expect(countsOfMarks(told, 20)).toEqual(Array.from({ length: 60 }, () => 1));
  });

  it.for([
    { pullRequest: false, says: false },
    { pullRequest: true, says: true },
  ])("says whether the pull request is the cause, if there is one: $says", (each) => {
    const { pullRequest, says } = each;
    expect(of(tenant().entries, { pullRequest }).includes("This pull request")).toBe(says);
  });

  it.for([
    { number: 10, lines: 10, counted: [] },
    { number: 11, lines: 0, counted: ["✅ 11 healthy, next deadline 2027-02-01"] },
  ])("lists $number healthy tokens, or counts them", ({ number, lines, counted }) => {
    const healthy = Array.from({ length: number }, (_, index) => entry({ name: `Token ${index}` }));
    const told = of(healthy)
      .split("\n")
      .filter((line) => /^✅ (Token )?\d/.test(line));
    expect(told.filter((line) => line.includes("Token"))).toHaveLength(lines);
    expect(told.filter((line) => !line.includes("Token"))).toEqual(counted);
  });

  it("counts tokens that were not checked", () => {
    const unread = Array.from({ length: 11 }, () => entry({ state: "not-checked" }));
    expect(of(unread)).toContain("\n❓ 11 not checked\n");
  });
});
