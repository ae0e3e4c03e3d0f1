import { describe, expect, it } from "vitest";
import { markdown } from "../../../cli/formats/markdown/markdown.ts";
import type { Report } from "../../../cli/assess/report.ts";
import { entry, finding, report, tenant } from "../reports.ts";

function render(each: Report): string {
  return markdown.render(each, { color: false });
}

/** The table's cells, without head. */
function rowsOf(text: string): readonly (readonly string[])[] {
  return text
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .slice(1)
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

describe("the table", () => {
  const findings = [finding({ level: "advisory" })];

  it("says when each entry blocks, and which check", () => {
    const blocks = { when: "from", date: "2027-01-09", policy: "p" } as const;
    const blocksWhenScheduled = { when: "from", date: "2026-12-05", policy: "p" } as const;
    const entries = [
      entry({ state: "warned", findings, blocks, blocksWhenScheduled }),
      entry({ state: "warned", findings, blocks }),
    ];
    const text = render(report({ tenants: [tenant({ entries })] }));
    expect(rowsOf(text).map((row) => row[3])).toEqual([
      "scheduled check only, from 2026-12-05",
      "from 2027-01-09",
    ]);
  });

  it("leaves out an owner's address, and marks the tenant itself", () => {
    const owner = "Endpoint team <endpoint@contoso.example>";
    const entries = [entry({ state: "warned", kind: "tenant", name: "Contoso", owner, findings })];
    const [row] = rowsOf(render(report({ tenants: [tenant({ entries })] })));
    expect(row?.[1]).toBe("Contoso (tenant)");
    expect(row?.at(-1)).toBe("Endpoint team");
  });

  it.for([
    { healthy: 10, folded: 0 },
    { healthy: 11, folded: 1 },
  ])("folds the rows of $healthy healthy tokens $folded times", ({ healthy, folded }) => {
    const others = Array.from({ length: healthy }, (_, index) => entry({ name: `Token ${index}` }));
    const entries = [...tenant().entries.slice(0, 1), ...others];
    const text = render(report({ tenants: [tenant({ entries })] }));
    expect(text.split(`✅ ${healthy} healthy, with their dates`)).toHaveLength(folded + 1);
    expect(rowsOf(text).filter(([icon]) => icon === "✅")).toHaveLength(healthy);
  });
});
