import { describe, expect, it } from "vitest";
import type { Entry } from "../../../cli/assess/report-entry.ts";
import type { Report } from "../../../cli/assess/report.ts";
import { fencedIn } from "../../docs/markdown.ts";
import { entry, healthyTenant, report, tenant } from "../reports.ts";
import { chartOf, gantt } from "./mermaid.ts";

function of(entries: readonly Entry[], overrides: Partial<Report> = {}): Report {
  return report({ ...overrides, tenants: [tenant({ entries: [...entries] })] });
}

async function namesIn(each: Report): Promise<readonly string[]> {
  return (await chartOf(each)).tasks.map(({ task }) => task);
}

function day(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

describe("the chart", () => {
  it("shows each token's renewal window, deadline and expiry", async () => {
    expect(fencedIn(gantt(report()), "mermaid")[0]).toMatchInlineSnapshot(`
      "gantt
        dateFormat YYYY-MM-DD
        axisFormat %Y-%m
        todayMarker off
        section Now
        Checked on 2026-11-23 :active, milestone, 2026-11-23, 0d
        section Contoso
        Renew Kiosk iPads :crit, 2026-10-19, 2026-10-30
        Deadline of Kiosk iPads :crit, milestone, 2026-10-30, 0d
        Expiry of Kiosk iPads :crit, milestone, 2026-11-18, 0d
        Renew Corporate iPhones :2027-01-30, 2027-02-01
        Deadline of Corporate iPhones :milestone, 2027-02-01, 0d
        Expiry of Corporate iPhones :crit, milestone, 2027-03-01, 0d
        Renew Meeting-room TVs :2027-01-30, 2027-05-14
        Deadline of Meeting-room TVs :milestone, 2027-05-14, 0d
        Expiry of Meeting-room TVs :crit, milestone, 2027-06-14, 0d
      "
    `);
    const { type, tasks } = await chartOf(of(tenant().entries.slice(0, 1)));
    expect(type).toBe("gantt");
    expect(tasks).toEqual([
      {
        section: "Now",
        task: "Checked on 2026-11-23",
        startTime: day("2026-11-23"),
        endTime: day("2026-11-23"),
        milestone: true,
        crit: false,
      },
      {
        section: "Contoso",
        task: "Renew Kiosk iPads",
        startTime: day("2026-10-19"),
        endTime: day("2026-10-30"),
        milestone: false,
        crit: true,
      },
      {
        section: "Contoso",
        task: "Deadline of Kiosk iPads",
        startTime: day("2026-10-30"),
        endTime: day("2026-10-30"),
        milestone: true,
        crit: true,
      },
      {
        section: "Contoso",
        task: "Expiry of Kiosk iPads",
        startTime: day("2026-11-18"),
        endTime: day("2026-11-18"),
        milestone: true,
        crit: true,
      },
    ]);
  });

  it("has a section for each tenant", async () => {
    const tenants = [tenant(), healthyTenant({ stack: "b", label: "Fabrikam" })];
    const { tasks } = await chartOf(report({ tenants }));
    expect([...new Set(tasks.map(({ section }) => section))]).toEqual([
      "Now",
      "Contoso",
      "Fabrikam",
    ]);
  });

  it("shows the day that it looks ahead to", async () => {
    const [now] = await namesIn(report({ asOf: "2026-12-24T23:59:59Z" }));
    expect(now).toBe("Checked as of 2026-12-24");
  });

  it.for([
    { when: "it opens before the deadline", renewFrom: "2027-01-30", shown: true },
    { when: "it opens on the day of the deadline", renewFrom: "2027-02-01", shown: false },
    { when: "it opens after the deadline", renewFrom: "2027-02-02", shown: false },
  ])("has a renewal window when $when: $shown", async ({ renewFrom, shown }) => {
    const names = await namesIn(of([entry({ renewFrom, renewBy: "2027-02-01" })]));
    expect(names.includes("Renew Corporate iPhones")).toBe(shown);
  });

  it("leaves out the tenant itself, and what has no date", async () => {
    const { renewBy: _, ...withoutDeadline } = entry();
    const { expiresAt: _expires, ...withoutExpiry } = entry({ name: "B" });
    const names = await namesIn(of([entry({ kind: "tenant" }), withoutDeadline, withoutExpiry]));
    expect(names.slice(1)).toEqual(["Renew B", "Deadline of B", "Expiry of Corporate iPhones"]);
  });

  it.for([
    { tokens: 20, says: false },
    { tokens: 21, says: true },
  ])("has the 20 tokens that are due first of $tokens", async ({ tokens, says }) => {
    const entries = Array.from({ length: tokens }, (_, index) =>
      entry({ name: `Token ${index}`, renewBy: `2027-02-${String(28 - index).padStart(2, "0")}` }),
    );
    const names = await namesIn(of(entries));
    expect(names.filter((name) => name.startsWith("Deadline of"))).toHaveLength(20);
    expect(names.includes("Deadline of Token 0")).toBe(!says);
    expect(gantt(of(entries)).includes("The 20 that are due first; 1 more are in the table.")).toBe(
      says,
    );
  });

  it.for([
    { when: "for weeks", expiresAt: "2027-04-17T09:00:00Z", format: "%m-%d" },
    { when: "for months", expiresAt: "2027-04-18T09:00:00Z", format: "%Y-%m" },
  ])("has an axis $when", ({ expiresAt, format }) => {
    expect(gantt(of([entry({ expiresAt })]))).toContain(`\n  axisFormat ${format}\n`);
  });
});
