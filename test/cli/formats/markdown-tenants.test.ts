import { describe, expect, it } from "vitest";
import { markdown } from "../../../cli/formats/markdown/markdown.ts";
import type { Report } from "../../../cli/assess/report.ts";
import { healthyTenant, report, tenant, unreadableTenant } from "../reports.ts";

function render(each: Report): string {
  return markdown.render(each, { color: false });
}

describe("the marker by which a pipeline finds its comment", () => {
  it("is of the stack, not of the tenant's label", () => {
    const text = render(report({ tenants: [tenant({ stack: "contoso-prod" })] }));
    expect(text.split("\n")[0]).toBe("<!-- apple-ade:contoso-prod -->");
  });

  it("is there for each of several stacks, in whatever order they were named", () => {
    const [a, b] = [tenant({ stack: "a" }), healthyTenant({ stack: "b" })];
    const both = render(report({ tenants: [a, b] }));
    expect(both.split("\n").slice(0, 2)).toEqual(["<!-- apple-ade:a -->", "<!-- apple-ade:b -->"]);
    expect(render(report({ tenants: [b, a] }))).toBe(both);
    const alike = render(report({ tenants: [b, healthyTenant({ stack: "a" })] }));
    expect(alike.split("\n").slice(0, 2)).toEqual(both.split("\n").slice(0, 2));
  });
});

describe("several tenants", () => {
  it("are counted, the worst first, each with what was read of it", () => {
    const text = render(
      report({
        tenants: [
          healthyTenant({ stack: "a", label: "A" }),
          unreadableTenant({ stack: "b", label: "B" }),
          tenant({ stack: "c", label: "C" }),
        ],
      }),
    );
    expect(text).toContain("**3 tenants:** ❌ 1 blocked · ❓ 1 not checked · ✅ 1 healthy");
    expect(text.match(/^### .*$/gm)).toEqual([
      "### ❌ Apple enrollment tokens, C: 1 of 3 tokens blocks",
      "### ❓ Apple enrollment tokens, B: not checked, does not block",
      "### ✅ Apple enrollment tokens, A: all 2 tokens healthy, next deadline 2027-02-01 (Corporate iPhones)",
    ]);
    expect(text.match(/<sub>.*<\/sub>/g)).toEqual([
      "<sub>stack c · Read completely on 2026-11-23, 3 of 3 tokens · no acknowledgements</sub>",
      expect.stringContaining("<sub>stack b · Not read completely on 2026-11-23, 0 of 1 token"),
      "<sub>stack a · Read completely on 2026-11-23, 2 of 2 tokens · no acknowledgements</sub>",
      "<sub>pack 0.1.0 · profile pull-request · default thresholds · 1 policy set to warn</sub>",
    ]);
  });
});
