import { describe, expect, it } from "vitest";
import { markdown } from "../../../cli/formats/markdown/markdown.ts";
import type { Report } from "../../../cli/assess/report.ts";
import { healthyTenant, report, tenant, unreadableTenant } from "../reports.ts";
import { failedTenant, samples } from "./samples.ts";

function render(each: Report): string {
  return markdown.render(each, { color: false });
}

function failedWith(lines: number): string {
  const errors = Array.from({ length: lines }, (_, nth) => `line ${nth}`);
  return render(report({ tenants: [failedTenant({ notChecked: errors.join("\n") })] }));
}

describe("markdown", () => {
  it("tells a reviewer what blocks, who must act, when what is due, and how much was read", () => {
    expect(render(report())).toMatchInlineSnapshot(`
      "<!-- apple-ade:contoso -->
      ### ❌ Apple enrollment tokens, Contoso: 1 of 3 tokens blocks

      **This pull request did not cause it and cannot fix it.** Ask **Endpoint team** about Kiosk iPads (renew today), then run this check again.

      | | Token | What is needed | Blocks | Renew by | Expires | Days left | Owner |
      |---|---|---|---|---|---|---:|---|
      | ❌ | Kiosk iPads | renew today | since 2026-11-18 | 2026-10-30 | 2026-11-18 | −5 | Endpoint team |
      | ⚠️ | Corporate iPhones | accept Apple's terms | scheduled check only, from 2026-11-29 | 2027-02-01 | 2027-03-01 | 98 | Endpoint team |
      | ✅ | Meeting-room TVs | | | 2027-05-14 | 2027-06-14 | 203 | AV team |

      Dates are UTC. "Scheduled check only" does not block this check.

      <details><summary>❌ Steps for Kiosk iPads</summary>

      **❌ Kiosk iPads expired on 2026-11-18 09:12 UTC, 5 days ago (renewal was due by 2026-10-30)** · \`ade-token-not-expired\` · deadline or time limit passed

      New devices may not appear in Intune. Renew in one sitting; step 1 kills the token in use:
      1. Apple Business > Devices > Management Services > this token's service > … > Download Token
      2. Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Kiosk iPads > Renew token, same Apple ID; then Devices > Sync

      [Runbook](https://wiki.contoso.example/ade) · What this check means: <code>npx --no-install apple-ade explain ade-token-not-expired</code> · [Documentation](https://learn.microsoft.com/intune/device-enrollment/apple/manage-devices-tokens-apple#renew-your-token) · declared in \`Pulumi.contoso.yaml:12\`

      </details>

      <details><summary>⚠️ 1 warning: Corporate iPhones (accept Apple's terms)</summary>

      **⚠️ Corporate iPhones last failed to sync with code 3, seen when new Apple terms wait (not officially documented)** · \`ade-token-terms-accepted\` · changed in Intune since the last recorded run

      Last success 2026-11-22 05:40 UTC, 1 day ago. New devices and changes wait; devices already assigned are not affected. Do not renew the token. Renew in one sitting; step 1 kills the token in use:
      1. Apple Business > Devices > Management Services > this token's service > … > Download Token
      2. Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Kiosk iPads > Renew token, same Apple ID; then Devices > Sync

      [Runbook](https://wiki.contoso.example/ade) · What this check means: <code>npx --no-install apple-ade explain ade-token-terms-accepted</code> · [Documentation](https://support.apple.com/102069) · declared in \`Pulumi.contoso.yaml:12\`

      </details>

      **Changed by this pull request:** nothing. **Changed in Intune since the last recorded run:** Corporate iPhones, last sync error code 0 → 3.

      <sub>Read completely on 2026-11-23, 3 of 3 tokens · no acknowledgements · pack 0.1.0 · profile pull-request · default thresholds · 1 policy set to warn</sub>
      "
    `);
  });

  it("is short when all is healthy", () => {
    expect(render(report({ tenants: [healthyTenant()] }))).toMatchInlineSnapshot(`
      "<!-- apple-ade:contoso -->
      ### ✅ Apple enrollment tokens, Contoso: all 2 tokens healthy, next deadline 2027-02-01 (Corporate iPhones)

      <details><summary>✅ 2 healthy, with their dates</summary>

      | | Token | What is needed | Blocks | Renew by | Expires | Days left | Owner |
      |---|---|---|---|---|---|---:|---|
      | ✅ | Corporate iPhones | | | 2027-02-01 | 2027-03-01 | 98 | Endpoint team |
      | ✅ | Lab Macs | | | 2027-02-01 | 2027-03-01 | 98 | Endpoint team |

      Dates are UTC.

      </details>

      **Changed by this pull request:** nothing. **Changed in Intune since the last recorded run:** nothing.

      <sub>Read completely on 2026-11-23, 2 of 2 tokens · no acknowledgements · pack 0.1.0 · profile pull-request · default thresholds · 1 policy set to warn</sub>
      "
    `);
  });

  it("says why nothing is known, and calls nothing healthy", () => {
    const text = render(report({ tenants: [unreadableTenant()] }));
    expect(text.split("\n").slice(1, 4)).toEqual([
      "### ❓ Apple enrollment tokens, Contoso: not checked, does not block",
      "",
      "**Not checked: Graph could not be reached (ECONNREFUSED).** Nothing here is known to be healthy.",
    ]);
    expect(text).toContain(
      "**❓ Contoso was not checked: Graph could not be reached (ECONNREFUSED)** · `ade-tenant-readable`",
    );
    expect(text).toContain(
      "Not read completely on 2026-11-23, 0 of 1 token · not read: ADE tokens",
    );
    expect(text).not.toMatch(/✅|all \d+ tokens|<details>/);
  });

  it("shows the errors of a preview that failed", () => {
    expect(render(report({ tenants: [failedTenant()] }))).toContain(
      [
        "**Not checked: The preview failed: no passphrase.** Nothing here is known to be healthy.<br>",
        "Set it.",
      ].join("\n"),
    );
  });

  it("cuts errors that go on and on", () => {
    expect(failedWith(21)).toContain("line 19<br>\nline 20\n");
    expect(failedWith(22)).toContain("line 20<br>\n…\n");
  });

  it("says that it looks ahead before all else", () => {
    const asOf = "2026-12-24T23:59:59Z";
    expect(render(report({ asOf })).split("\n")[1]).toBe(
      "**Looking ahead:** deadlines and expiry are checked as of 2026-12-24, not of today.",
    );
  });

  it.for(samples)(
    "is the same text each time, with each stack's marker, when $when",
    ({ report: each }) => {
      const text = render(each);
      expect(render(structuredClone(each))).toBe(text);
      const markers = text.split("\n").filter((line) => line.startsWith("<!-- apple-ade:"));
      expect(markers).toHaveLength(new Set(each.tenants.map(({ stack }) => stack)).size);
    },
  );

  it("does not change during a day", () => {
    const later = { checkedAt: "2026-11-23T22:11:09Z", commit: "fedcba9" };
    const observedAt = "2026-11-23T22:10:00Z";
    const tenants = [
      tenant({ observedAt, entries: tenant().entries.map((each) => ({ ...each, observedAt })) }),
    ];
    expect(render(report({ ...later, tenants }))).toBe(render(report()));
  });
});
