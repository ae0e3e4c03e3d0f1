import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { text } from "../../../cli/formats/text/text.ts";
import type { Entry } from "../../../cli/assess/report-entry.ts";
import type { Report } from "../../../cli/assess/report.ts";
import { entry, finding, report, tenant } from "../reports.ts";
import { samples } from "./samples.ts";

function render(each: Report, color = false): string {
  return text.render(each, { color });
}

function of(entries: readonly Entry[], overrides: Partial<Report> = {}): string {
  return render(report({ ...overrides, tenants: [tenant({ entries: [...entries] })] }));
}

describe("a token's title", () => {
  const blocks = { when: "from", date: "2027-01-09", policy: "p" } as const;
  const blocksWhenScheduled = { when: "since", date: "2026-12-05", policy: "p" } as const;
  const findings = [finding()];

  it.for([
    {
      state: "warned",
      both: { blocks, blocksWhenScheduled },
      says: " (has blocked the scheduled check since 2026-12-05)",
    },
    { state: "warned", both: { blocks }, says: " (blocks from 2027-01-09)" },
    { state: "warned", both: {}, says: "" },
    { state: "blocked", both: { blocks, blocksWhenScheduled }, says: " (blocks from 2027-01-09)" },
    { state: "blocked", both: {}, says: " (blocks now)" },
  ] as const)("of one that is $state says$says", ({ state, both, says }) => {
    const told = of([entry({ name: "Kiosk", state, findings, ...both })]);
    expect(told.replaceAll(/\s+/g, " ")).toContain(` Kiosk: renew today${says} An ADE token must`);
  });
});

describe("lines of a text", () => {
  it("are no longer than 80 columns but for what cannot be broken", () => {
    const long = render(report())
      .split("\n")
      .filter(({ length }) => length > 80);
    expect(long).toEqual([expect.stringMatching(/^ {3}Docs: https:\S+$/)]);
  });

  it.for([
    { length: 76, lines: ["   a x"] },
    { length: 77, lines: ["   a", "   x"] },
  ])("break where a word would end after column 80: $length", ({ length, lines }) => {
    const description = `a ${"x".repeat(length - 1)}`;
    const told = of([entry({ findings: [finding({ description })] })]).replaceAll(/x{9,}/g, "x");
    expect(told.split("\n").slice(4, 4 + lines.length)).toEqual(lines);
  });

  it("to paste stay whole", () => {
    const pasted = `   renewBy: "2027-01-01" # ${"a reason ".repeat(9)}`.trimEnd();
    const message = `"Kiosk" of Contoso was renewed.\n In the file:\n${pasted}\nOwner: A.`;
    expect(of([entry({ findings: [finding({ message })] })]).split("\n")).toContain(`   ${pasted}`);
  });

  it.for(samples)(
    "are the same in colour, and without it free of sequences, when $when",
    ({ report: each }) => {
      const colored = render(each, true);
      const plain = render(each);
      expect(stripVTControlCharacters(colored)).toBe(plain);
      expect(stripVTControlCharacters(plain)).toBe(plain);
      expect(colored).not.toBe(plain);
    },
  );

  it("are coloured by what they say", () => {
    expect(render(report(), true)).toContain(
      "\u001B[31m❌ Contoso: 1 of 3 tokens blocks\u001B[39m",
    );
  });
});
