import { describe, expect, it } from "vitest";
import { ics } from "../../../cli/formats/ics/ics.ts";
import type { Entry } from "../../../cli/assess/report-entry.ts";
import type { Tenant } from "../../../cli/assess/report.ts";
import { shorten } from "../../../cli/view/shorten.ts";
import { plain } from "../../../policy/text/write.ts";
import { hostileNames } from "../../security/hostile-names.ts";
import { entry, healthyTenant, report, tenant } from "../reports.ts";
import { readCalendar } from "./calendar.ts";

function render(tenants: readonly Tenant[]): string {
  return ics.render(report({ tenants: [...tenants] }), { color: false });
}

function read(tenants: readonly Tenant[]) {
  return readCalendar(render(tenants));
}

/** The events of one token. */
function days(overrides: Partial<Entry>) {
  return read([healthyTenant({ entries: [entry(overrides)] })]);
}

function withoutTags(text: string): string {
  return text.replaceAll(/<([^<>]*)>/g, "‹$1›").replaceAll("<", "‹");
}

describe("ics, as a file", () => {
  it("is published, refreshed daily, and makes nobody busy", () => {
    const text = render([tenant()]);
    expect(text.split("\r\n")).toEqual(
      expect.arrayContaining(["METHOD:PUBLISH", "X-PUBLISHED-TTL:P1D", "DTSTAMP:20261123T100005Z"]),
    );
    expect(text.match(/^TRANSP:TRANSPARENT\r$/gm)).toHaveLength(9);
  });

  it("is a calendar with one note where there is no date at all", () => {
    const empty = read([tenant({ outcome: "passed", entries: [] })]);
    expect(empty.map(({ summary }) => summary)).toEqual([
      "⚠️ Contoso: no token is declared, so none is checked",
    ]);
  });

  it("has every token of 200 once, and one event for a stack given twice", () => {
    const entries = Array.from({ length: 200 }, (_, index) =>
      entry({ key: `t${index}`, uid: index.toString(16).padStart(16, "0") }),
    );
    const uids = read([tenant({ entries }), tenant({ entries })]).map(({ uid }) => uid);
    expect(new Set(uids).size).toBe(600);
    expect(uids).toHaveLength(600);
  });

  it.for([
    ...hostileNames.map(({ does, text }) => ({ does, name: plain(text) })),
    { does: "has all that is escaped", name: String.raw`a\,b;c\n"` },
    { does: "has lines after all", name: "x\nEND:VEVENT\nBEGIN:VALARM" },
  ])("keeps a name that $does", ({ name }) => {
    const own = entry({ name, owner: name, runbook: `https://x.example/a,b;c\\d?q=${name}` });
    const events = read([healthyTenant({ label: name, entries: [own] })]);
    const [label, title] = [shorten(name, 60), shorten(name, 100)];
    expect(events.map(({ summary }) => summary)).toEqual([
      `${title}: renewal window opens (${label})`,
      `${title}: last day to renew (${label})`,
      `${title}: expires (${label})`,
    ]);
    expect(events[0]?.description).toContain(`Owner: ${withoutTags(name)}\nRunbook: `);
    expect(events[0]?.categories).toEqual(["ADE token", label]);
    expect(events[0]?.url).toMatch(/^https:\/\/x\.example\/a%2Cb%3Bc\/d\?q=[^\\;,]*$/);
  });

  it.for(["javascript:alert(1)", "no address"])("links nowhere for the runbook %s", (runbook) => {
    expect(days({ runbook })[0]?.url).toBeUndefined();
  });

  it("cuts a name of 10,000 characters in titles only", () => {
    const [event] = days({ name: "n".repeat(10_000) });
    expect(event?.summary).toHaveLength(100 + ": renewal window opens (Contoso)".length);
    expect(event?.description).toContain("n".repeat(10_000));
  });

  it("has no markup that a calendar on the web would show", () => {
    const [event] = days({ name: "<img src=x onerror=alert(1)>", owner: "<b" });
    expect(event?.description).toContain('"‹img src=x onerror=alert(1)›" of Contoso');
    expect(event?.description).not.toContain("<");
  });
});
