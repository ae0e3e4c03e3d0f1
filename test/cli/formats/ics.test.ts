import { describe, expect, it } from "vitest";
import { ics } from "../../../cli/formats/ics/ics.ts";
import type { Entry } from "../../../cli/assess/report-entry.ts";
import type { Report, Tenant } from "../../../cli/assess/report.ts";
import { entry, healthyTenant, report, tenant, unreadableTenant } from "../reports.ts";
import { readCalendar } from "./calendar.ts";

function render(tenants: readonly Tenant[], overrides: Partial<Report> = {}): string {
  return ics.render(report({ tenants: [...tenants], ...overrides }), { color: false });
}

function read(tenants: readonly Tenant[], overrides: Partial<Report> = {}) {
  return readCalendar(render(tenants, overrides));
}

/** The events of one token. */
function days(overrides: Partial<Entry>, given: Partial<Report> = {}) {
  return read([healthyTenant({ entries: [entry(overrides)] })], given);
}

describe("ics", () => {
  it("has a day each for the renewal window, the deadline and the expiry", () => {
    expect(days({}).map(({ day, summary, uid }) => [day, summary, uid])).toEqual([
      [
        "2027-01-30",
        "Corporate iPhones: renewal window opens (Contoso)",
        "0123456789abcdef-renewal-window@apple-ade",
      ],
      [
        "2027-02-01",
        "Corporate iPhones: last day to renew (Contoso)",
        "0123456789abcdef-renew-by@apple-ade",
      ],
      ["2027-03-01", "Corporate iPhones: expires (Contoso)", "0123456789abcdef-expiry@apple-ade"],
    ]);
  });

  it("tells whoever opens it what to do, whom to ask and what was found", () => {
    const [first] = days({ owner: "Endpoint team <endpoint@contoso.example>" });
    expect(first?.description).toMatchInlineSnapshot(`
      ""Corporate iPhones" of Contoso is to be renewed by 2027-02-01 (UTC); it expires on 2027-03-01 09:00 UTC.
      After the expiry new devices may not appear in Intune, get a profile or finish enrollment; enrolled ones keep working.

      Healthy on 2026-11-23.

      Renew in one sitting; step 1 kills the token in use:
      1. Apple Business > Devices > Management Services > this token's service > … > Download Token
      2. Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Corporate iPhones > Renew token, same Apple ID; then Devices > Sync
      3. Set the next renewBy and expiresAt in Pulumi.contoso.yaml, line 12.

      Owner: Endpoint team ‹endpoint@contoso.example›
      Runbook: https://wiki.contoso.example/ade
      Docs: https://learn.microsoft.com/intune/device-enrollment/apple/manage-devices-tokens-apple#renew-your-token"
    `);
    expect(first?.url).toBe("https://wiki.contoso.example/ade");
    expect(first?.categories).toEqual(["ADE token", "Contoso"]);
  });

  it.for([
    { kind: "pushCertificate", says: "never replace it" },
    { kind: "vppToken", says: "Apple VPP tokens" },
    { kind: "token", says: "step 1 kills the token in use" },
  ] as const)("explains how a $kind is renewed", ({ kind, says }) => {
    expect(days({ kind })[0]?.description).toContain(says);
  });

  it("reminds at nine in the morning, four weeks ahead at the earliest", () => {
    const [window, deadline, expiry] = days({}).map(({ alarms }) => alarms);
    expect(window).toEqual([
      "PT9H Corporate iPhones: renewal window opens on 2027-01-30 (Contoso)",
    ]);
    expect(deadline?.map((alarm) => alarm.split(" ")[0])).toEqual([
      "-P27DT15H",
      "-P13DT15H",
      "-P6DT15H",
      "-PT15H",
      "PT9H",
    ]);
    expect(expiry?.at(-1)).toBe("-PT15H Corporate iPhones: expires on 2027-03-01 (Contoso)");
  });

  it.for([
    { when: "on the day of the first reminder", checkedAt: "2027-01-04T23:59:59Z", left: 5 },
    { when: "a day later", checkedAt: "2027-01-05T00:00:00Z", left: 4 },
    { when: "on the deadline", checkedAt: "2027-02-01T23:59:59Z", left: 1 },
    { when: "after it", checkedAt: "2027-02-02T00:00:00Z", left: 0 },
  ])("has $left reminders of the deadline $when: none that is past", ({ checkedAt, left }) => {
    const deadline = days({}, { checkedAt }).find(({ uid }) => uid.includes("renew-by"));
    expect(deadline?.alarms).toHaveLength(left);
  });

  it.for([
    { when: "the window opens the day before the deadline", renewFrom: "2027-01-31", shown: 3 },
    { when: "it opens on the deadline", renewFrom: "2027-02-01", shown: 2 },
  ])("shows $shown days when $when", ({ renewFrom, shown }) => {
    expect(days({ renewFrom })).toHaveLength(shown);
  });

  it("moves an event that a renewal moved, as a later revision with the same UID", () => {
    const before = days({});
    const after = days(
      { renewBy: "2028-01-31", expiresAt: "2028-03-01T09:00:00Z", renewFrom: "2028-01-30" },
      { checkedAt: "2026-11-23T10:00:06Z" },
    );
    expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid));
    expect(after.map(({ day }) => day)).toEqual(["2028-01-30", "2028-01-31", "2028-03-01"]);
    expect(after[0]?.revision).toBe((before[0]?.revision ?? 0) + 1);
  });

  it("is the same for the same facts, in whatever order they come", () => {
    const { entries } = tenant();
    expect(render([tenant({ entries: entries.toReversed() })])).toBe(render([tenant()]));
  });

  it("says of a tenant that was not checked that it was not, and keeps its deadlines", () => {
    const text = render([unreadableTenant()]);
    const [note, deadline, ...others] = readCalendar(text);
    expect(note).toMatchObject({
      day: "2026-11-23",
      summary: "❓ Contoso: not checked, does not block",
    });
    expect(note?.description).toBe(
      "Contoso was not checked: Graph could not be reached (ECONNREFUSED).\n\nDeclared deadlines stay in this calendar, expiry dates are unknown until a check succeeds. Nothing here says that a token is healthy.",
    );
    expect(deadline?.summary).toBe(
      "❓ Corporate iPhones: last day to renew (Contoso, not checked)",
    );
    expect(deadline?.description).toContain("its expiry is unknown");
    expect(deadline?.description).toContain("NOT CHECKED on 2026-11-23: Graph could not");
    expect(others).toEqual([]);
    expect(text).toContain("\r\nX-WR-CALNAME:Apple enrollment tokens: Contoso (not checked)\r\n");
    expect(text).not.toMatch(/healthy on/i);
  });

  it("has no more than a note where the preview did not even start", () => {
    const failed = unreadableTenant({ entries: [], notChecked: "The preview failed: <stack>?" });
    expect(
      read([failed]).map(({ day, summary, description }) => [day, summary, description]),
    ).toEqual([
      [
        "2026-11-23",
        "❓ Contoso: not checked, does not block",
        "Contoso was not checked: The preview failed: ‹stack›?\n\nIts deadlines and expiry dates are unknown until a check succeeds. Nothing here says that a token is healthy.",
      ],
    ]);
  });

  it("marks a token that an otherwise checked tenant did not read", () => {
    expect(days({ status: "unreadable", state: "blocked" })[0]?.summary).toBe(
      "❓ Corporate iPhones: renewal window opens (Contoso, not checked)",
    );
  });

  it("praises no token of a tenant that was not checked, read or not", () => {
    const events = read([tenant({ outcome: "not-checked", notChecked: "The preview failed." })]);
    const texts = events
      .filter(({ uid }) => !uid.includes("-check"))
      .map((each) => each.description);
    expect(texts).toHaveLength(9);
    for (const text of texts)
      expect(text).toContain("NOT CHECKED on 2026-11-23: The preview failed.");
  });

  it("says what is needed of a token that has expired, in the past tense", () => {
    const kiosk = read([tenant()]).find(({ uid }) => uid === "a1a1a1a1a1a1a1a1-expiry@apple-ade");
    expect(kiosk?.day).toBe("2026-11-18");
    expect(kiosk?.description).toMatch(
      /^"Kiosk iPads" of Contoso was to be renewed by 2026-10-30 \(UTC\); it expired on 2026-11-18 09:12 UTC\.\n.*\n\nNeeded on 2026-11-23: renew today\.\n/,
    );
  });

  it("names the tenants, their results and a look ahead in the calendar's description", () => {
    const text = render([tenant(), healthyTenant({ label: "Fabrikam, Inc; GmbH" })], {
      asOf: "2026-12-24T23:59:59Z",
    }).replaceAll("\r\n ", "");
    expect(text).toContain(
      String.raw`X-WR-CALNAME:Apple enrollment tokens: Contoso\, Fabrikam\, Inc\; GmbH` + "\r\n",
    );
    expect(text).toContain(
      String.raw`X-WR-CALDESC:Checked on 2026-11-23\, profile pull-request. Dates are UTC.\nChecked as of 2026-12-24.\n❌ Contoso: 1 of 3 tokens blocks\n✅ Fabrikam\, Inc\; GmbH: all 2 tokens healthy\, next deadline 2027-02-01 (Corporate iPhones)` +
        "\r\n",
    );
  });
});
