import { describe, expect, it } from "vitest";
import { markdownSummary } from "../../../cli/formats/markdown/markdown.ts";
import { markdown } from "../../../cli/formats/markdown/markdown.ts";
import { plain } from "../../../policy/text/write.ts";
import { hostileNames } from "../../security/hostile-names.ts";
import { entry, report, tenant } from "../reports.ts";
import { chartOf, gantt } from "./mermaid.ts";
import { samples } from "./samples.ts";

describe("markdown-summary", () => {
  it("is the comment, with a chart before its footer", () => {
    const paragraphs = markdown.render(report(), { color: false }).split("\n\n");
    const chart = gantt(report()).split("\n\n");
    expect(markdownSummary.render(report(), { color: false }).split("\n\n")).toEqual([
      ...paragraphs.slice(0, -1),
      ...chart,
      ...paragraphs.slice(-1),
    ]);
  });

  it("has no chart where there is no date", () => {
    const { renewBy: _, expiresAt: _expires, ...undated } = entry();
    expect(gantt(report({ tenants: [tenant({ entries: [undated] })] }))).toBe("");
    expect(
      markdownSummary.render(report({ tenants: [tenant({ entries: [undated] })] }), {
        color: false,
      }),
    ).not.toContain("mermaid");
  });
});

describe("the chart of a summary", () => {
  const charted = samples.filter(({ report: each }) => gantt(each) !== "");

  it.for(charted)("is what Mermaid reads when $when", async ({ report: each }) => {
    expect((await chartOf(each)).type).toBe("gantt");
  });

  it("keeps tenants apart that are called like a property of every object", async () => {
    const tenants = ["__proto__", "constructor"].map((label) => tenant({ label }));
    const { tasks } = await chartOf(report({ tenants }));
    expect([...new Set(tasks.map(({ section }) => section))]).toEqual([
      "Now",
      "_proto_",
      "constructor",
    ]);
  });

  const keywords = [
    "section",
    "click here",
    "title x",
    "end",
    "gantt",
    "2026-12-01",
    "%% x",
    "a:b",
    "a;b",
    "a,b",
    "a#b;",
    "---",
  ];
  const names = [...hostileNames.map(({ text }) => plain(text)), ...keywords];

  it.for(names)("keeps its rows when a token, a key and a tenant are called %s", async (name) => {
    const tenants = [tenant({ label: name, entries: [entry({ name, key: name }), entry()] })];
    const { tasks } = await chartOf(report({ tenants }));
    expect(tasks.map(({ task }) => task.split(" ")[0])).toEqual([
      "Checked",
      "Renew",
      "Deadline",
      "Expiry",
      "Renew",
      "Deadline",
      "Expiry",
    ]);
    expect(tasks.slice(1).every(({ section }) => section === tasks[1]?.section)).toBe(true);
  });
});
