import { describe, expect, it, test } from "vitest";
import { formats } from "../../../cli/formats/catalog.ts";
import type { Entry } from "../../../cli/assess/report-entry.ts";
import type { Report } from "../../../cli/assess/report.ts";
import { entry, finding, report, tenant, termsFinding, unreadableTenant } from "../reports.ts";

function rendered(name: string, of: Report, options: object = {}): string {
  const format = formats.find((each) => each.name === name);
  if (format === undefined) throw new Error(`there is no format ${name}`);
  return format.render(of, { color: false, ...options });
}

/** Of a blocked token that says nothing but its name. */
function bare(overrides: Partial<Entry> = {}): Entry {
  const { key, name, uid, kind, status } = entry({ key: "kiosk", name: "Kiosk iPads" });
  return { key, name, uid, kind, status, state: "blocked", findings: [finding()], ...overrides };
}

const of = (...entries: Entry[]) => report({ tenants: [tenant({ entries })] });

describe("a token without owner, runbook, deadline and known expiry", () => {
  test.for([
    ["markdown", "Kiosk iPads (renew today) has no owner: ask your Intune administrators, and add"],
    ["html", "none declared"],
    ["html", "no owner declared"],
    ["html", "expiry not known"],
    ["teams", "Owner: none declared"],
  ] as const)("is shown as that by %s: %s", ([format, shown]) => {
    expect(rendered(format, of(bare()))).toContain(shown);
  });

  it("has the day on which its deadline was declared in a calendar, with what is not known", () => {
    const unfolded = rendered("ics", of(bare({ renewBy: "2027-02-01" }))).replaceAll("\r\n ", "");
    expect(unfolded).toContain("its expiry is unknown");
    expect(unfolded).toContain("Owner: none declared\\nDocs: ");
    const dated = bare({ expiresAt: "2027-03-01T09:00:00Z", renewBy: "2027-02-01" });
    const uncounted = rendered("ics", of({ ...dated, deadlineEnforced: false }));
    expect(uncounted.replaceAll("\r\n ", "")).toContain("has no deadline that counts");
  });

  it("has its owner named beside its place, where it has one", () => {
    expect(rendered("gitlab", of(entry({ state: "blocked", findings: [finding()] })))).toContain(
      " Owner: Endpoint team.",
    );
    expect(rendered("gitlab", of(bare()))).not.toContain("Owner: Endpoint");
  });
});

describe("what is wrong with several tokens alike", () => {
  const alike = ["Kiosk iPads", "Lab Macs"].map((name) =>
    entry({ name, key: name, state: "warned", findings: [termsFinding(name)] }),
  );

  test.for([["text"], ["markdown"], ["github"]] as const)("is told once by %s", ([format]) => {
    expect(rendered(format, of(...alike))).toMatch(/1 more|Kiosk iPads and 1/);
  });
});

function unread(key: string, owner: string | undefined, mandatory: boolean): Entry {
  const { owner: _, ...own } = entry({ key, name: key, state: "blocked", status: "unreadable" });
  const level = mandatory ? "mandatory" : "advisory";
  const found = finding({ reason: "unreadable", level, policy: "ade-token-judged" });
  return { ...own, ...(owner !== undefined && { owner }), findings: [found] };
}

function outage(mandatory: boolean): Report {
  const entries = [
    ...unreadableTenant().entries.slice(0, 1),
    unread("a", undefined, mandatory),
    unread("b", undefined, mandatory),
  ];
  return report({ tenants: [unreadableTenant({ blocked: mandatory, entries })] });
}

describe("tokens that an outage kept from being read", () => {
  test.for([
    ["text", "2 declarations not read: a, b"],
    ["html", "2 declarations not read"],
    ["teams", "2 declarations not read."],
    ["github", "2 declarations not read: a, b."],
  ] as const)("are counted in one place by %s", ([format, shown]) => {
    expect(rendered(format, outage(true))).toContain(shown);
  });

  it("are an error beside the code only where they block", () => {
    expect(rendered("github", outage(true))).toMatch(/^::error [^\n]*2 declarations not read/m);
    expect(rendered("github", outage(false))).toMatch(/^::warning [^\n]*2 declarations not read/m);
  });

  test.for([
    { owner: undefined, asked: "your Intune administrators" },
    { owner: "Endpoint team", asked: "**Endpoint team**" },
  ])("are to be read again before anybody is asked: $asked", ({ owner, asked }) => {
    const tokens = ["a", "b"].map((key) => unread(key, owner, true));
    const found = tokens.map((each) => ({ ...each, status: "found" }));
    expect(rendered("markdown", of(...found))).toContain(
      `Run this check again. If it fails again, ask ${asked}.`,
    );
  });
});

function summary(...entries: Entry[]): string {
  return rendered("text", of(...entries), { summary: true });
}

describe("the table of what is due when", () => {
  it("begins with what is due first, by the deadline or else the expiry", () => {
    const { renewBy: _, ...undue } = entry({ name: "Undue", expiresAt: "2026-12-01T00:00:00Z" });
    expect(
      summary(
        bare({ name: "Unknown" }),
        entry({ name: "Late", renewBy: "2027-05-01" }),
        entry({ name: "Early", renewBy: "2026-11-30" }),
        undue,
      )
        .split("\n\n")[1]
        ?.split("\n")
        .map((each) => /[A-Z]\w+/.exec(each)?.[0]),
    ).toEqual(["Token", "Early", "Undue", "Late", "Unknown"]);
  });

  it("is left out where nothing is declared", () => {
    expect(summary()).not.toContain("Token");
  });
});
