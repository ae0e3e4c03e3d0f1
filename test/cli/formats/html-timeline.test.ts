import { describe, expect, test } from "vitest";
import type { Entry } from "../../../cli/assess/report-entry.ts";
import { entry, finding, report, tenant } from "../reports.ts";
import { render, textOf } from "./html-page.ts";
import { markedReport } from "./samples.ts";

/** The timeline's lines of these tokens. */
function rowsOf(entries: readonly Entry[], asOf?: string): readonly string[] {
  const given = report({ tenants: [tenant({ entries: [...entries] })], ...(asOf && { asOf }) });
  return render(given).match(/<li class="row [^]*?<\/li>/g) ?? [];
}

function row(overrides: Partial<Entry>): string {
  return rowsOf([entry(overrides)])[0] ?? "";
}

const { expiresAt: _, renewFrom: _from, daysLeft: _days, ...unknown } = entry();

describe("a token's line in words", () => {
  test.for([
    {
      when: "is ahead",
      given: { expiresAt: "2026-11-24T09:00:00Z", daysLeft: 1 },
      says: "expires 2026-11-24, in 1 day",
    },
    {
      when: "is later today",
      given: { expiresAt: "2026-11-23T10:00:06Z", daysLeft: 0 },
      says: "expires 2026-11-23, today",
    },
    {
      when: "is now",
      given: { expiresAt: "2026-11-23T10:00:05Z", daysLeft: 0 },
      says: "expires 2026-11-23, today",
    },
    {
      when: "was earlier today",
      given: { expiresAt: "2026-11-23T10:00:04Z", daysLeft: 0 },
      says: "expired 2026-11-23, today",
    },
    {
      when: "is past",
      given: { expiresAt: "2026-11-21T09:00:00Z", daysLeft: -2 },
      says: "expired 2026-11-21, 2 days ago",
    },
  ])("says the expiry that $when", ({ given, says }) => {
    expect(textOf(row(given))).toContain(says);
  });

  test("has all that is drawn", () => {
    expect(textOf(row({}))).toBe(
      " Healthy: Corporate iPhones expires 2027-03-01, in 98 days renew by 2027-02-01 the renewal window opens 2027-01-30 last successful sync 2026-11-23 ",
    );
  });

  test.for([
    { status: "missing", says: "expiry not known: not found" },
    { status: "found", says: "expiry not known renew" },
  ])("says that the expiry of a token that is $status is not known", ({ status, says }) => {
    expect(textOf(rowsOf([{ ...unknown, status }])[0] ?? "")).toContain(says);
  });

  test("says when its dates are of an earlier reading", () => {
    const findings = [finding({ policy: "ade-token-judged", reason: "not-read" })];
    const earlier = row({ observedAt: "2026-11-20T10:00:00Z", state: "warned", findings });
    expect(textOf(earlier)).toContain("as last read on 2026-11-20");
    expect(textOf(row({}))).not.toContain("as last read");
  });

  test("leads to the findings, if there are any", () => {
    expect(row({})).not.toContain("<a ");
    const found = row({ findings: [finding()] });
    const id = /<a href="#(.*?)">/.exec(found)?.[1];
    const page = render(
      report({ tenants: [tenant({ entries: [entry({ findings: [finding()] })] })] }),
    );
    expect(page).toContain(`<article id="${id}"`);
  });
});

/** The kinds of marks, in the order in which they are drawn. */
const drawn = (overrides: Partial<Entry>) =>
  [...row(overrides).matchAll(/class="([a-z-]+)"\s+(?:href="#mark-([a-z-]+)")?/g)]
    .map(([, kind, mark]) => (mark === undefined || mark === kind ? kind : `${kind} ${mark}`))
    .filter((kind) => !["icon", "hidden", "track", "name"].includes(kind ?? ""));

describe("a token's line as it is drawn", () => {
  test.for([
    {
      when: "it is healthy",
      given: {},
      has: ["valid", "window", "synced", "expiry", "renew-by"],
    },
    {
      when: "it has expired",
      given: { renewFrom: "2026-10-12", expiresAt: "2026-11-11T09:00:00Z" },
      has: ["valid", "window", "expired", "synced", "expiry", "renew-by"],
    },
    {
      when: "the last success is before the axis",
      given: { lastSyncedAt: "2026-10-31T23:59:59Z" },
      has: ["valid", "window", "expiry", "renew-by"],
    },
    {
      when: "a date is far outside",
      given: { renewBy: "2001-01-01", expiresAt: "9999-12-31T00:00:00Z" },
      has: ["valid", "window", "synced", "expiry after", "renew-by before"],
    },
  ])("has what it should when $when", ({ given, has }) => {
    expect(drawn(given)).toEqual(has);
  });

  test("has only the deadline when nothing else is known", () => {
    const { lastSyncedAt: _synced, ...declared } = unknown;
    const [line = ""] = rowsOf([declared]);
    expect(line).toContain('href="#mark-renew-by"');
    expect(line).not.toMatch(/#mark-(?:expiry|synced)|class="(?:valid|window|expired)"/);
  });
});

const folded = (tokens: number) =>
  /<details class="later">[^]*?<\/details>/.exec(render(markedReport(tokens)))?.[0];

describe("the timeline", () => {
  test("has what comes first at its top and what has no date at its end", () => {
    const { renewBy: _by, ...undated } = unknown;
    const entries = [
      { ...undated, name: "No date" },
      entry({ name: "Due later" }),
      entry({ name: "Expires before its deadline", expiresAt: "2026-12-01T00:00:00Z" }),
      entry({ name: "Due first", renewBy: "2026-11-01" }),
    ];
    const names = rowsOf(entries).map((line) => /<bdi>(.*?)<\/bdi>/.exec(line)?.[1]);
    expect(names).toEqual(["Due first", "Expires before its deadline", "Due later", "No date"]);
  });

  test("leaves the tenant itself out", () => {
    const entries = [entry({ kind: "tenant", findings: [finding()] }), entry({ name: "Macs" })];
    expect(rowsOf(entries)).toHaveLength(1);
  });

  test("folds the later ones away when there are more than forty", () => {
    expect(folded(40)).toBeUndefined();
    expect(textOf(folded(41) ?? "")).toContain("11 more, with later dates");
    expect(folded(41)?.match(/<li class="row/g)).toHaveLength(11);
  });
});
