import { describe, expect, test } from "vitest";
import { entry, report, tenant, termsFinding, unreadableTenant } from "../reports.ts";
import { render, textOf } from "./html-page.ts";
import { failedTenant, markedReport } from "./samples.ts";

const named = (tokens: number) => render(markedReport(tokens)).match(/<li class="blocked">/g);

describe("a tenant's summary", () => {
  const blocks = "This pull request did not cause it and cannot fix it.";

  test.for([
    { pullRequest: true, says: true },
    { pullRequest: false, says: false },
  ])("says whose fault it is in a review alone: $says", ({ pullRequest, says }) => {
    expect(textOf(render(report({ pullRequest }))).includes(blocks)).toBe(says);
  });

  const terms = { policy: "ade-token-terms-accepted-in-time" };

  test.for([
    {
      when: "it will",
      blocks: { when: "from", date: "2026-11-29", ...terms },
      scheduled: undefined,
      says: "This does not block this pull request. Blocks from 2026-11-29 (ade-token-terms-accepted-in-time).",
    },
    {
      when: "the scheduled check does",
      blocks: undefined,
      scheduled: { when: "since", date: "2026-11-20", ...terms },
      says: "This does not block this pull request. The scheduled check has blocked since 2026-11-20 (ade-token-terms-accepted-in-time).",
    },
    {
      when: "the scheduled check does, and nobody knows since when",
      blocks: { when: "from", date: "2026-11-29", ...terms },
      scheduled: { when: "since", ...terms },
      says: "This does not block this pull request. The scheduled check blocks now (ade-token-terms-accepted-in-time).",
    },
    {
      when: "nothing will",
      blocks: undefined,
      scheduled: undefined,
      says: "This does not block this pull request. ",
    },
  ] as const)("says what blocks next when $when", ({ blocks: own, scheduled, says }) => {
    const warned = entry({
      state: "warned",
      ...(own && { blocks: own }),
      ...(scheduled && { blocksWhenScheduled: scheduled }),
      findings: [termsFinding("Corporate iPhones")],
    });
    const given = tenant({ outcome: "passed", blocked: false, entries: [warned] });
    expect(textOf(render(report({ tenants: [given] })))).toContain(says);
  });

  test("names what is needed, eight at most, and counts the rest", () => {
    expect(named(8)).toHaveLength(8);
    expect(textOf(render(markedReport(8)))).not.toContain("more below");
    expect(named(9)).toHaveLength(8);
    expect(textOf(render(markedReport(9)))).toContain("1 more below");
  });

  test("says why a tenant was not checked, in lines as they came", () => {
    const page = render(report({ tenants: [failedTenant()] }));
    expect(textOf(page)).toContain("Adatum was not checked. Nothing here is known to be healthy.");
    expect(page).toContain('<p class="reason">The preview failed: no passphrase.\nSet it.</p>');
  });

  test("gives the reason alone, after saying that it was not checked", () => {
    const given = unreadableTenant({ notChecked: "Graph is away." });
    expect(render(report({ tenants: [given] }))).toContain('<p class="reason">Graph is away.</p>');
  });
});
