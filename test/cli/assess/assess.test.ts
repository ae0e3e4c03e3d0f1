import { describe, expect, it, test } from "vitest";
import { headline, moodOf } from "../../../cli/view/headline.ts";
import { loadProfile } from "../../../cli/check/profile.ts";
import { hour } from "../../../policy/text/time.ts";
import { ago, tenant, token, vpp } from "../../policy/facts.ts";
import { operation, reportOn, resource, violation } from "./previews.ts";

const contoso = resource("AdeTenant", "demo", tenant().props);
const corporate = resource("AdeToken", "corporate", token().props);

const unread = { status: "unreadable", cause: "unavailable", reason: "Graph did not answer." };

describe("a tenant that was not read completely", () => {
  test.for([
    { when: "nothing was read", live: unread, says: "Graph did not answer." },
    {
      when: "a part was read",
      live: { ...unread, status: "partial", tokensRead: 3 },
      says: "Graph did not answer. 3 tokens read before that.",
    },
    {
      when: "it was not this run that read",
      live: { observedAt: ago(2 * hour) },
      says: "The tenant was not read in this run",
    },
    { when: "its facts are none", live: { status: "fine" }, says: "" },
  ])("is not checked when $when, whatever else is known", ({ live, says }) => {
    const profile = loadProfile("record");
    const [report] = reportOn(
      operation([resource("AdeTenant", "demo", tenant(live).props), corporate]),
      { profile },
    );
    expect(report).toMatchObject({ outcome: "not-checked", blocked: false, failed: false });
    expect(report?.notChecked).toContain(says);
    expect(report && moodOf(report)).toBe("not-checked");
    expect(report && headline(report, "2026-11-23")).toBe("not checked, does not block");
  });

  it("still says what blocks", () => {
    const expired = resource("AdeToken", "kiosk", token({ expiresAt: ago(hour) }).props);
    const [report] = reportOn(
      operation([resource("AdeTenant", "demo", tenant(unread).props), expired]),
    );
    expect(report).toMatchObject({ outcome: "not-checked", blocked: true });
    expect(report && headline(report, "2026-11-23")).toBe("not checked; 1 of 1 token blocks");
  });
});

describe("a preview that did not run", () => {
  test.for([
    {
      when: "it failed for another reason",
      given: operation([contoso, corporate], { errors: ["boom\nat line 3"] }),
      says: "The preview failed: boom\nat line 3\nCorrect this error; npx --no-install apple-ade doctor examines the set-up. Then run this check again.",
    },
    {
      when: "its events end too early",
      given: operation([contoso, corporate], { finished: false }),
      says: "The preview did not run to its end.",
    },
    {
      when: "nothing was declared",
      given: operation([]),
      says: "The stack declares no AdeTenant.",
    },
    {
      when: "nothing was registered before it failed",
      given: operation([], { errors: ["no stack named 'contoso' found"], finished: false }),
      says: "The preview failed: no stack named 'contoso' found\nCorrect this error; npx --no-install apple-ade doctor examines the set-up. Then run this check again.",
    },
  ])("is not checked when $when", ({ given, says }) => {
    expect(reportOn(given)).toMatchObject([
      { stack: "demo", outcome: "not-checked", failed: true, notChecked: says },
    ]);
  });

  it("cannot steer the terminal with its error", () => {
    const [report] = reportOn(operation([], { errors: ["\u001B[32mfine\n::error::no"] }));
    expect(report?.notChecked).toContain(
      "The preview failed: \\u{1b}[32mfine\n\\u{3a}:error\\u{3a}:no\n",
    );
  });
});

describe("a violation that only the engine knows of", () => {
  it("is reported in its words, with its level", () => {
    const told = violation({ resourceUrn: corporate.urn, enforcementLevel: "mandatory" });
    const [report] = reportOn(operation([contoso, corporate], { violations: [told] }));
    expect(report?.outcome).toBe("blocked");
    expect(report?.entries[0]).toMatchObject({
      key: "corporate",
      state: "blocked",
      findings: [
        {
          policy: "ade-token-newer",
          level: "mandatory",
          severity: "high",
          description: "Something must hold.",
          seen: "It does not.",
          cause: "unknown",
        },
      ],
    });
  });

  it("is not repeated where the pack's own rules find it as well, and keeps the engine's level", () => {
    const failing = resource("AdeToken", "corporate", token({ lastSyncErrorCode: 1 }).props);
    const told = violation({
      resourceUrn: failing.urn,
      policyName: "ade-token-sync-succeeds",
      enforcementLevel: "mandatory",
    });
    const [report] = reportOn(operation([contoso, failing], { violations: [told] }));
    expect(report?.entries[0]?.findings).toMatchObject([
      { policy: "ade-token-sync-succeeds", level: "mandatory", reason: "sync-failed" },
    ]);
  });
});

describe("several tenants of one stack", () => {
  it("each have their own entries", () => {
    const fabrikam = {
      ...resource("AdeTenant", "fabrikam", tenant({}, { tenant: "Fabrikam" }).props),
    };
    const theirs = { ...resource("VppToken", "books", vpp().props), parent: fabrikam.urn };
    const reports = reportOn(operation([contoso, fabrikam, corporate, theirs]));
    expect(reports.map(({ label, entries }) => [label, entries.map(({ key }) => key)])).toEqual([
      ["Contoso", ["demo", "corporate"]],
      ["Fabrikam", ["fabrikam", "books"]],
    ]);
  });

  it("each have what is gone below them; a whole tenant is named first, by the first one left", () => {
    const fabrikam = resource("AdeTenant", "fabrikam", tenant({}, { tenant: "Fabrikam" }).props);
    const removed = [
      { ...resource("VppToken", "books", vpp().props), parent: fabrikam.urn },
      resource("AdeToken", "kiosk", token({ tokenName: undefined }).props),
      resource("AdeTenant", "adatum", tenant({}, { tenant: "Adatum" }).props),
      { ...resource("AdeToken", "other", {}), type: "random:index:Id" },
    ];
    const reports = reportOn(operation([contoso, fabrikam], { removed }));
    expect(reports.map((each) => each.removed)).toEqual([
      [
        { kind: "tenant", key: "adatum", name: "Adatum" },
        { kind: "token", key: "kiosk", name: "Corporate iPhones" },
      ],
      [{ kind: "vppToken", key: "books", name: "Company apps" }],
    ]);
    expect(reportOn(operation([contoso]))[0]).not.toHaveProperty("removed");
  });
});

it("keeps apart what two stacks declare of the same tenant under the same key", () => {
  const { props } = tenant({}, { tenantId: "0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d" });
  const uidsOf = (stack: string) =>
    reportOn(operation([resource("AdeTenant", "emea", props)]), { stack }).flatMap(({ entries }) =>
      entries.map(({ uid }) => uid),
    );
  expect(uidsOf("emea")).not.toEqual(uidsOf("us"));
  expect(uidsOf("acme/ade/emea")).toEqual(uidsOf("emea"));
});

describe("the order of entries", () => {
  it("has what blocks first, then what was not checked, warnings, and by expiry", () => {
    const members = {
      late: token({ expiresAt: "2028-03-01T09:00:00Z" }, { expiresAt: "2028-03-01T09:00:00Z" }),
      failing: token({ lastSyncErrorCode: 3 }),
      unread: token(unread),
      soon: token(),
      expired: token({ expiresAt: ago(hour) }),
    };
    const tokens = Object.entries(members).map(([name, { props }]) =>
      resource("AdeToken", name, props),
    );
    const [report] = reportOn(operation([...tokens, contoso]));
    expect(report?.entries.map(({ key, state }) => `${key} ${state}`)).toEqual([
      "expired blocked",
      "unread not-checked",
      "failing warned",
      "demo healthy",
      "soon healthy",
      "late healthy",
    ]);
    expect(report && headline(report, "2026-11-23")).toBe("1 of 5 tokens blocks");
  });
});
