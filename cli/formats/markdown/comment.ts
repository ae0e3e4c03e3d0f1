import { icons, type Mood, moodOf } from "../../report/headline.ts";
import type { Report, Tenant } from "../../report/report.ts";
import { coverageOf, judgedBy } from "../coverage.ts";
import type { Surroundings } from "../format.ts";
import { escape } from "./escape.ts";
import { type Allowance, fit } from "./fit.ts";
import { section } from "./section.ts";

/** The place that a text is written for: what it takes, and what stands before the footer. */
interface Place {
  readonly fits: (text: string) => boolean;
  readonly appendix?: string;
}

/** The whole report, as full as its place takes it. */
export function comment(report: Report, surroundings: Surroundings, place: Place): string {
  const tenants = worstFirst(report.tenants);
  const sections = tenants.map((tenant) => section(tenant, report.profile, surroundings));
  const footnotes = tenants.map((tenant) => footnote(tenant, tenants));
  const write = (allowance: Allowance) => {
    const shown = sections.slice(0, allowance.tenants);
    const parts = [
      overview(tenants),
      lookAhead(report),
      ...shown.flatMap((put, index) => [...put(allowance), footnotes[index] ?? ""]),
      beyond(tenants.length - shown.length),
      place.appendix ?? "",
      footer(report),
    ];
    return `${markers(tenants)}\n${parts.filter((part) => part !== "").join("\n\n")}\n`;
  };
  return fit(write, place.fits);
}

/**
 * By which a pipeline finds the comment to update: one marker for each stack, each on its own
 * line, so that the marker of any stack finds it, whatever other stacks join or leave the run.
 */
function markers(tenants: readonly Tenant[]): string {
  const stacks = [...new Set(tenants.map(({ stack }) => stack))].toSorted();
  return stacks
    .map(
      (stack) =>
        `<!-- apple-ade:${stack.toWellFormed().replaceAll(/[^\w./-]/gu, encodeURIComponent)} -->`,
    )
    .join("\n");
}

const moods: readonly (readonly [Mood, string])[] = [
  ["blocked", "blocked"],
  ["not-checked", "not checked"],
  ["warned", "with warnings"],
  ["healthy", "healthy"],
];

function worstFirst(tenants: readonly Tenant[]): readonly Tenant[] {
  return moods.flatMap(([mood]) => tenants.filter((tenant) => moodOf(tenant) === mood));
}

function overview(tenants: readonly Tenant[]): string {
  if (tenants.length < 2) return "";
  const counts = moods.flatMap(([mood, words]) => {
    const number = tenants.filter((tenant) => moodOf(tenant) === mood).length;
    return number === 0 ? [] : [`${icons[mood]} ${number} ${words}`];
  });
  return `**${tenants.length} tenants:** ${counts.join(" · ")}`;
}

function lookAhead({ asOf }: Report): string {
  return asOf === undefined
    ? ""
    : `**Looking ahead:** deadlines and expiry are judged as of ${asOf.slice(0, 10)}, not of today.`;
}

/** Below each of several tenants, what was read of it; a single one has it in the footer. */
function footnote(tenant: Tenant, { length }: readonly Tenant[]): string {
  return length < 2 ? "" : small([`stack ${tenant.stack}`, ...coverageOf(tenant)]);
}

function footer(report: Report): string {
  const [only, ...others] = report.tenants;
  const coverage = only === undefined || others.length > 0 ? [] : coverageOf(only);
  return small([...coverage, ...judgedBy(report)]);
}

function small(phrases: readonly string[]): string {
  return `<sub>${phrases.map((phrase) => escape(phrase)).join(" · ")}</sub>`;
}

function beyond(tenants: number): string {
  if (tenants <= 0) return "";
  const what = tenants === 1 ? "1 more tenant is" : `${tenants} more tenants are`;
  return `${what} left out here for its length. \`apple-ade check --format text\` shows all.`;
}
