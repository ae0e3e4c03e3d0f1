import { describe, expect, it } from "vitest";
import { entryText } from "../../../cli/view/entry-text.ts";
import { viewOf } from "../../../cli/view/view.ts";
import type { Blocks, Entry, Finding } from "../../../cli/assess/report-entry.ts";
import type { Report, Tenant } from "../../../cli/assess/report.ts";
import { entry, finding, report, tenant, termsFinding, unreadableTenant } from "../reports.ts";

const since: Blocks = { when: "since", date: "2026-11-18", policy: "ade-token-not-expired" };
const from: Blocks = { when: "from", date: "2027-03-01", policy: "ade-token-not-expired" };

function tenantOf(given: Partial<Tenant>, overrides: Partial<Report> = {}) {
  const [only] = viewOf(report({ ...overrides, tenants: [tenant(given)] })).tenants;
  if (only === undefined) throw new Error("no tenant");
  return only;
}

function entryOf(given: Entry, overrides: Partial<Report> = {}) {
  const [only] = tenantOf({ entries: [given] }, overrides).all;
  if (only === undefined) throw new Error("no entry");
  return only;
}

function firstOf(given: Partial<Finding>, pullRequest: boolean, about: Partial<Entry> = {}) {
  const { first, needed } =
    entryOf(entry({ findings: [finding({ cause: "change", ...given })], ...about }), {
      pullRequest,
    }).findings[0] ?? {};
  return { first, needed };
}

const unread = (key: string, reason: string) =>
  entry({ key, name: key, state: "blocked", findings: [finding({ reason })] });

const newIn = (about: Entry, pullRequest: boolean) =>
  entryOf({ ...about, findings: [finding({ cause: "change" })] }, { pullRequest }).findings[0]
    ?.first;

describe("all that was found about an entry", () => {
  it("has the strictest finding in full and the others in a line each", () => {
    const findings = [finding(), termsFinding("Kiosk iPads", { seen: "waits for terms." })];
    expect(entryText(entryOf(entry({ state: "blocked", blocks: since, findings })))).toBe(
      [
        "An ADE token must not be expired. (ade-token-not-expired, mandatory, deadline or time limit passed)",
        finding().message,
        "Also ade-token-terms-accepted (advisory, changed in Intune since the last recorded run): it waits for terms.",
        "Has blocked since 2026-11-18.",
      ].join("\n"),
    );
  });

  it("is empty where nothing was found", () => {
    expect(entryText(entryOf(entry()))).toBe("");
  });
});

describe("when an entry blocks", () => {
  const earlier: Blocks = { ...from, date: "2026-12-05" };

  it.for([
    { when: "nothing will", given: {}, brief: undefined, sentence: undefined },
    {
      when: "it blocks this check, whatever the scheduled one does",
      given: {
        state: "blocked",
        blocks: since,
        blocksWhenScheduled: { ...since, date: "2026-10-31" },
        findings: [finding({ policy: since.policy })],
      },
      brief: "since 2026-11-18",
      sentence: "Has blocked since 2026-11-18.",
    },
    {
      when: "it is not known since when, and another policy is told first",
      given: { state: "blocked", blocks: { when: "since", policy: "ade-token-exists" } },
      brief: "now",
      sentence: "Blocks now (ade-token-exists).",
    },
    {
      when: "only the engine knows the policy",
      given: { state: "blocked", findings: [finding()] },
      brief: "now",
      sentence: "Blocks now.",
    },
    {
      when: "it warns here",
      given: { blocks: from },
      brief: "from 2027-03-01",
      sentence: "Blocks from 2027-03-01 (ade-token-not-expired).",
    },
    {
      when: "both checks will on the same day",
      given: { blocks: from, blocksWhenScheduled: { ...from } },
      brief: "from 2027-03-01",
      sentence: "Blocks from 2027-03-01 (ade-token-not-expired).",
    },
    {
      when: "the scheduled check will before this one",
      given: { blocks: from, blocksWhenScheduled: earlier },
      brief: "scheduled check only, from 2026-12-05",
      sentence: "The scheduled check blocks from 2026-12-05 (ade-token-not-expired).",
    },
    {
      when: "this check will before the scheduled one",
      given: { blocks: earlier, blocksWhenScheduled: from },
      brief: "from 2026-12-05",
      sentence: "Blocks from 2026-12-05 (ade-token-not-expired).",
    },
    {
      when: "the scheduled check does, and nobody knows since when",
      given: { blocks: earlier, blocksWhenScheduled: { when: "since", policy: "p" } },
      brief: "scheduled check only, now",
      sentence: "The scheduled check blocks now (p).",
    },
  ] as const)("is said when $when", ({ given, brief, sentence }) => {
    const { state = "warned", ...rest } = { findings: [], ...given } as Partial<Entry>;
    const { blocking } = entryOf(entry({ state, ...rest }));
    expect({ brief: blocking?.brief, sentence: blocking?.sentence }).toEqual({ brief, sentence });
  });

  it("comes first of all entries, unless something blocks already", () => {
    const entries = [
      entry({ state: "warned", blocks: from }),
      entry({ state: "warned", blocksWhenScheduled: earlier }),
    ];
    expect(tenantOf({ entries, blocked: false }).verdict).toBe(
      "This does not block this pull request. The scheduled check blocks from 2026-12-05 (ade-token-not-expired).",
    );
    expect(tenantOf({ entries, blocked: true }).verdict).toBeUndefined();
  });
});

describe("a finding that a change caused", () => {
  const renewBy = { property: "renewBy", from: "2027-08-25", to: "2026-09-20" };

  it.for([
    {
      when: "a deadline was moved",
      changes: [renewBy],
      review:
        "This pull request moved renewBy from 2027-08-25 to 2026-09-20; restore it if that was not intended.",
      outside:
        "Somebody moved renewBy from 2027-08-25 to 2026-09-20 since the last recorded run; restore it if that was not intended.",
      needed: "restore renewBy, or renew today",
    },
    {
      when: "several properties were changed together",
      changes: [renewBy, { property: "id", from: "a-1" }],
      review:
        "This pull request changed renewBy from 2027-08-25 to 2026-09-20, id from a-1 to none; restore them if that was not intended.",
      outside:
        "Somebody changed renewBy from 2027-08-25 to 2026-09-20, id from a-1 to none since the last recorded run; restore them if that was not intended.",
      needed: "restore renewBy and id, or renew today",
    },
  ])("has the change before all steps when $when", ({ changes, review, outside, needed }) => {
    expect(firstOf({ changes }, true)).toEqual({ first: review, needed });
    expect(firstOf({ changes }, false)).toEqual({ first: outside, needed });
  });

  it("is told what is new, and nothing where the change is another's", () => {
    const { declared: _, ...fresh } = entry();
    expect(newIn(fresh, true)).toBe("This pull request added this declaration; check it first.");
    expect(newIn(fresh, false)).toBe(
      "This declaration was added after the last recorded run; check it first.",
    );
    expect(newIn(entry(), true)).toBeUndefined();
    expect(firstOf({ cause: "drift" }, true).first).toBeUndefined();
  });

  it("has it in the message, below what was seen", () => {
    const given = finding({ cause: "change", changes: [renewBy] });
    const lines = entryOf(entry({ findings: [given] }), {
      pullRequest: false,
    }).findings[0]?.message.split("\n");
    expect(lines?.[1]).toMatch(/^Somebody moved renewBy/);
    expect(lines?.toSpliced(1, 1).join("\n")).toBe(given.message);
  });
});

describe("a deadline that was set for another token", () => {
  const early = entry({ name: "Early", renewBy: "2026-12-01" });

  it.for([
    { deadlineEnforced: false, next: "Corporate iPhones", deadline: undefined },
    { deadlineEnforced: true, next: "Early", deadline: "2026-12-01" },
  ])("is none to wait for: enforced $deadlineEnforced", ({ deadlineEnforced, next, deadline }) => {
    const entries = [{ ...early, deadlineEnforced }, entry()];
    const view = tenantOf({ entries, outcome: "passed", blocked: false });
    expect(view.nextDeadline?.name).toBe(next);
    expect(view.entries.find(({ name }) => name === "Early")?.deadline).toBe(deadline);
  });

  it.for([
    { when: "on its last day", renewBy: "2026-11-23", next: "2026-11-23" },
    { when: "a day after it", renewBy: "2026-11-22", next: undefined },
  ])("is not said once it has passed: $when", ({ renewBy, next }) => {
    expect(tenantOf({ entries: [entry({ renewBy })] }).nextDeadline?.renewBy).toBe(next);
  });
});

describe("what was not read for the tenant's reason", () => {
  const about = unreadableTenant().entries.slice(0, 1);

  it.for([
    { when: "all say no more", reasons: ["unreadable", "not-read"], folded: ["t0", "t1"] },
    {
      when: "one says more",
      reasons: ["unreadable", "expired", "unreadable"],
      folded: ["t0", "t2"],
    },
    { when: "it is one alone", reasons: ["unreadable"], folded: [] },
  ])("is one line when $when", ({ reasons, folded }) => {
    const entries = [...about, ...reasons.map((reason, index) => unread(`t${index}`, reason))];
    const { outage } = tenantOf({ ...unreadableTenant(), entries });
    expect(outage.map(({ key }) => key)).toEqual(folded);
  });

  it("is told one by one where the tenant itself was read", () => {
    const entries = [unread("a", "unreadable"), unread("b", "unreadable")];
    expect(tenantOf({ entries }).outage).toEqual([]);
  });
});

describe("several tokens", () => {
  const missing = finding({ seen: "was not found; all 4 live tokens were read." });
  const lost = (name: string, overrides: Partial<Entry> = {}) =>
    entry({ key: name.toLowerCase(), name, state: "blocked", findings: [missing], ...overrides });

  it("of one name show their keys", () => {
    const entries = [lost("Kiosk", { key: "a" }), lost("Kiosk", { key: "b" }), lost("Lab")];
    expect(tenantOf({ entries }).entries.map(({ title }) => title)).toEqual([
      "Kiosk (a)",
      "Kiosk (b)",
      "Lab",
    ]);
  });

  it("about which the same was found are told once", () => {
    const other = finding({ ...missing, seen: "was not found; 1 live token was read." });
    const entries = [
      ...["A", "B", "C"].map((name) => lost(name)),
      lost("D", { owner: "Mac team" }),
      lost("E", { findings: [other] }),
    ];
    expect(tenantOf({ entries }).told.map(({ title, alike }) => [title, alike])).toEqual([
      ["A", ["B", "C"]],
      ["D", []],
      ["E", []],
    ]);
  });

  it.for([
    { review: true, open: ["caused", "fixable", "warned"] },
    { review: false, open: ["caused", "fixable", "neither"] },
  ])("are open to a reviewer where the change caused or can fix it: $review", (given) => {
    const change = { cause: "change", curedInCode: true } as const;
    const entries = [
      lost("caused", { findings: [finding(change)] }),
      lost("fixable", { findings: [finding({ curedInCode: true })] }),
      lost("neither"),
      lost("warned", { state: "warned", findings: [finding({ ...change, level: "advisory" })] }),
    ];
    const { tenants } = viewOf(
      report({ pullRequest: given.review, tenants: [tenant({ entries })] }),
    );
    const open = tenants[0]?.entries.filter(({ isOpen }) => isOpen).map(({ key }) => key);
    expect(open).toEqual(given.open);
  });

  it("that are as in the last recorded run are left out where only changes are asked for", () => {
    const drift = [{ property: "lastSyncErrorCode", from: "0", to: "3" }];
    const entries = [lost("same"), lost("drifted", { drift }), lost("moved", { declared: drift })];
    const each = report({ tenants: [tenant({ entries })] });
    const [view] = viewOf(each, { onlyChanged: true }).tenants;
    expect(view?.entries.map(({ key }) => key)).toEqual(["drifted", "moved"]);
    expect(view).toMatchObject({ mood: "blocked", headline: "3 of 3 tokens block" });
    expect(view?.coverage.at(-1)).toBe("only what changed is shown, 1 of 3 did not");
  });
});
