import { describe, expect, it } from "vitest";
import { fit } from "../../../cli/formats/markdown/fit.ts";
import { markdownSummary } from "../../../cli/formats/markdown/markdown.ts";
import { markdown } from "../../../cli/formats/markdown/markdown.ts";
import type { Entry } from "../../../cli/assess/report-entry.ts";
import type { Report } from "../../../cli/assess/report.ts";
import { entry, finding, report, tenant, unreadableTenant } from "../reports.ts";
import { elementsOf, rendered } from "./rendered.ts";

const surroundings = { color: false };

/** Tokens in the order of a report, a third of each state, the unwell ones with five findings. */
function tokens(number: number, name = "Token"): readonly Entry[] {
  const third = Math.ceil(number / 3);
  return Array.from({ length: number }, (_, index) => {
    const state = index < third ? "blocked" : index < 2 * third ? "warned" : "healthy";
    const findings = ["a", "b", "c", "d", "e"].map((policy) =>
      finding({ policy: `ade-token-${policy}`, seen: `expired ${index} days ago.` }),
    );
    const named = { key: `token${index}`, name: `${name} ${index}`, state } as const;
    return entry({ ...named, findings: state === "healthy" ? [] : findings });
  });
}

function reportOf(...tenants: readonly (readonly Entry[])[]): Report {
  return report({
    tenants: tenants.map((entries, index) =>
      tenant({ stack: `stack-${index}`, label: `Tenant ${index}`, entries: [...entries] }),
    ),
  });
}

const of200 = reportOf(tokens(200));
const of3000 = reportOf(tokens(3000));
const of300Tenants = reportOf(...Array.from({ length: 300 }, () => tokens(6)));

const comments = new Map<Report, string>();

/** Each is written once: every writing is of megabytes. */
function commentOn(each: Report): string {
  const text = comments.get(each) ?? markdown.render(each, surroundings);
  comments.set(each, text);
  return text;
}

const large: readonly { readonly when: string; readonly each: Report }[] = [
  { when: "200 tokens", each: of200 },
  {
    when: "200 tokens with names of 10,000 characters",
    each: reportOf(tokens(200, "@#|".repeat(3333))),
  },
  { when: "3,000 tokens", each: of3000 },
  { when: "300 tenants", each: of300Tenants },
];

describe("a comment's length", () => {
  it.for(large)("is what GitHub takes, with $when", ({ each }) => {
    const text = commentOn(each);
    expect(text.length).toBeLessThanOrEqual(65_000);
    expect(text.length).toBeGreaterThan(60_000);
    expect(text).toContain("The log of this check shows all.");
    const elements = elementsOf(rendered(text));
    expect(elements.filter((name) => name === "details").length % 2).toBe(0);
    expect(elements.at(-2)).toBe("sub");
  });

  it.for(large)("is what a step's summary takes, with $when", ({ each }) => {
    const text = markdownSummary.render(each, surroundings);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_000_000);
  });

  it("keeps every row of 200 tokens, and says how many details it left out", () => {
    const text = commentOn(of200);
    expect(text.match(/^\| [❌⚠✅]/gm)).toHaveLength(200);
    const details = text.match(/^\*\*❌ Token/gm) ?? [];
    expect(text).toContain(
      `Left out here for its length: the details of ${67 - details.length} blocking tokens, the details of 67 warnings.`,
    );
  });

  it("says how many rows it left out", () => {
    const text = commentOn(of3000);
    const rows = text.match(/^\| [❌⚠✅]/gm) ?? [];
    expect(text).toContain(
      `Left out here for its length: ${3000 - rows.length} rows of the table,`,
    );
  });

  it("is one screen above the fold when 200 tokens cannot be read", () => {
    const [about] = unreadableTenant().entries;
    const unread = tokens(200).map((each) => ({
      ...each,
      state: "blocked" as const,
      status: "unreadable",
      findings: [finding({ reason: "unreadable", seen: "was not checked." })],
    }));
    const entries = [...(about === undefined ? [] : [about]), ...unread];
    const text = markdown.render(
      report({ tenants: [unreadableTenant({ entries })] }),
      surroundings,
    );
    const unfolded = text.replaceAll(/<details>.*?<\/details>/gs, "");
    expect(unfolded.split("\n").length).toBeLessThan(30);
    expect(text.match(/^\| ❓ \| Token/gm)).toHaveLength(200);
  });

  it("leaves nothing out of a report that fits", () => {
    expect(markdown.render(reportOf(tokens(30)), surroundings)).not.toContain("Left out");
  });

  it("names the tenants that it left out by their number", () => {
    const text = commentOn(of300Tenants);
    const shown = text.match(/^### /gm) ?? [];
    expect(text).toContain(`${300 - shown.length} more tenants are left out here`);
  });
});

function sum(text: string): number {
  return Object.values(JSON.parse(text)).reduce<number>((all, each) => all + Number(each), 0);
}

describe("what is given up", () => {
  const whole = 2 ** 14;

  it.for([
    { room: 4 * whole, left: { warnings: whole, blockers: whole, rows: whole, tenants: whole } },
    { room: 3 * whole + 5, left: { warnings: 5, blockers: whole, rows: whole, tenants: whole } },
    { room: 2 * whole + 5, left: { warnings: 0, blockers: 5, rows: whole, tenants: whole } },
    { room: whole + 5, left: { warnings: 0, blockers: 0, rows: 5, tenants: whole } },
    { room: 5, left: { warnings: 0, blockers: 0, rows: 0, tenants: 5 } },
    { room: -1, left: { warnings: 0, blockers: 0, rows: 0, tenants: 0 } },
  ])(
    "is the details of warnings, then of what blocks, then rows, then tenants: room for $room",
    ({ room, left }) => {
      const kept = fit(
        (allowance) => JSON.stringify(allowance),
        (text) => sum(text) <= room,
      );
      expect(JSON.parse(kept)).toEqual(left);
    },
  );
});
