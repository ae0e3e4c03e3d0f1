import { describe, expect, it } from "vitest";
import { markdown } from "../../../cli/formats/markdown.ts";
import type { Report } from "../../../cli/report/report.ts";
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
  const blocks = { when: "from", date: "2027-01-09", policy: "p" } as const;
  const blocksWhenScheduled = { when: "from", date: "2026-12-05", policy: "p" } as const;
  const findings = [finding({ level: "advisory" })];

  it.for([
    { profile: "pull-request", shows: "2026-12-05", says: "the scheduled check" },
    { profile: "scheduled", shows: "2027-01-09", says: "this check" },
    { profile: "strict.json", shows: "2027-01-09", says: "this check" },
  ])("has the day from which $says blocks, with profile $profile", ({ profile, shows, says }) => {
    const entries = [entry({ state: "warned", findings, blocks, blocksWhenScheduled })];
    const text = render(report({ profile, tenants: [tenant({ entries })] }));
    expect(rowsOf(text)[0]?.[3]).toBe(shows);
    expect(text).toContain(`Dates are UTC. "Blocks from" is for ${says}.`);
  });

  it.for([
    {
      when: "since a day",
      blocked: { when: "since", date: "2026-11-18" },
      shows: "since 2026-11-18",
    },
    { when: "since nobody knows when", blocked: { when: "since" }, shows: "now" },
    { when: "from a day", blocked: { when: "from", date: "2026-12-01" }, shows: "2026-12-01" },
  ] as const)("shows what blocks $when", ({ blocked, shows }) => {
    const entries = [entry({ state: "blocked", findings, blocks: { ...blocked, policy: "p" } })];
    expect(rowsOf(render(report({ tenants: [tenant({ entries })] })))[0]?.[3]).toBe(shows);
  });

  it("has no day for a warning that the scheduled check never blocks for", () => {
    const entries = [entry({ state: "warned", findings, blocks })];
    expect(rowsOf(render(report({ tenants: [tenant({ entries })] })))[0]?.[3]).toBe("");
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
