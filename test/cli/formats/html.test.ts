import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { allFindings, healthyTenant, report, tenant, unreadableTenant } from "../reports.ts";
import { render, textOf } from "./html-page.ts";
import { countsOfMarks, markedReport, samples } from "./samples.ts";

const headingOf = (page: string) => textOf(/<h1>[^]*<\/h1>/.exec(page)?.[0] ?? "").trim();

describe("the heading", () => {
  const warned = tenant({ outcome: "passed", blocked: false, entries: tenant().entries.slice(1) });
  const blockedToo = unreadableTenant({ blocked: true, entries: tenant().entries });

  test.for([
    {
      when: "one blocks",
      tenants: [tenant()],
      is: "Contoso: 1 of 3 tokens blocks",
      mood: "blocked",
    },
    {
      when: "one warns",
      tenants: [warned],
      is: "Contoso: 1 of 2 tokens with warnings",
      mood: "warned",
    },
    {
      when: "all is healthy",
      tenants: [healthyTenant()],
      is: "Contoso: all 2 tokens healthy, next deadline 2027-02-01 (Corporate iPhones)",
      mood: "healthy",
    },
    {
      when: "a tenant was not read",
      tenants: [unreadableTenant()],
      is: "Contoso: not checked, does not block",
      mood: "not-checked",
    },
    {
      when: "a tenant that was not read blocks as well",
      tenants: [blockedToo],
      is: "Contoso: not checked; 1 of 3 tokens blocks",
      mood: "not-checked",
    },
    {
      when: "there are several tenants",
      tenants: [healthyTenant(), warned, tenant(), tenant(), unreadableTenant()],
      is: "5 tenants: 2 blocked, 1 not checked, 1 with warnings, 1 healthy",
      mood: "blocked",
    },
    {
      when: "all of several are healthy",
      tenants: [healthyTenant(), healthyTenant()],
      is: "2 tenants: 2 healthy",
      mood: "healthy",
    },
    { when: "there is no tenant", tenants: [], is: "Nothing was checked", mood: "not-checked" },
  ])("is the result when $when", ({ tenants, is, mood }) => {
    const page = render(report({ tenants }));
    expect(headingOf(page)).toBe(is);
    expect(page).toContain(`<header class="masthead ${mood}">`);
    expect(page).toContain(`<title>${is} · Apple enrollment tokens · 2026-11-23</title>`);
  });
});

describe("every report", () => {
  test.for(samples)("is written whole when $when", ({ report: given }) => {
    const page = render(given);
    expect(page).toBe(render(given));
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page).not.toMatch(/\bundefined\b|\[object |\bNaN\b/);
    expect(page.match(/<p class="seen">/g) ?? []).toHaveLength(allFindings(given).length);
  });

  test("has each finding of 200 tokens exactly once", () => {
    const counts = countsOfMarks(render(markedReport(200)), 200);
    expect(counts).toEqual(counts.map(() => 1));
  });

  test("admits its own style sheet and nothing else", () => {
    const page = render(report());
    const style = /<style>([^]*)<\/style>/.exec(page)?.[1] ?? "";
    const hash = createHash("sha256").update(style).digest("base64");
    expect(page).toContain(
      `content="default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;"`,
    );
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\sstyle=|url\(|@import/);
  });

  test("says as of when it looks ahead", () => {
    const page = textOf(render(report({ asOf: "2026-12-24T23:59:59Z" })));
    expect(page).toContain("deadlines and expiry are checked as of 2026-12-24.");
    expect(page).toContain("Checked as of 2026-12-24 23:59:59 UTC");
    expect(textOf(render(report()))).not.toContain("checked as of");
  });
});
