import type { TenantView, View } from "../../view/view.ts";
import { countsOf, icons } from "../../view/words.ts";
import { escape } from "./escape.ts";
import { type Allowance, fit } from "./fit.ts";
import { section } from "./section.ts";

/** The place that a text is written for: what it takes, and what stands before the footer. */
interface Place {
  readonly fits: (text: string) => boolean;
  readonly appendix?: string;
}

/** The whole report, as full as its place takes it. */
export function comment(view: View, filesUrl: string | undefined, place: Place): string {
  const { tenants } = view;
  const sections = tenants.map((tenant) => ({
    put: section(tenant, filesUrl),
    // Below each of several tenants, what was read of it; a single one has it in the footer.
    footnote: tenants.length < 2 ? "" : small([`stack ${tenant.stack}`, ...tenant.coverage]),
  }));
  const write = (allowance: Allowance) => {
    const shown = sections.slice(0, allowance.tenants);
    const parts = [
      overview(tenants),
      view.asOf === undefined
        ? ""
        : `**Looking ahead:** deadlines and expiry are checked as of ${view.asOf}, not of today.`,
      ...shown.flatMap(({ put, footnote }) => [...put(allowance), footnote]),
      beyond(tenants.length - shown.length),
      place.appendix ?? "",
      footer(view),
    ];
    return `${markers(tenants)}\n${parts.filter((part) => part !== "").join("\n\n")}\n`;
  };
  return fit(write, place.fits);
}

/**
 * By which a pipeline finds the comment to update: one marker for each stack, each on its own
 * line, so that the marker of any stack finds it, whatever other stacks join or leave the run.
 */
function markers(tenants: readonly TenantView[]): string {
  const stacks = [...new Set(tenants.map(({ stack }) => stack))].toSorted();
  return stacks
    .map(
      (stack) =>
        `<!-- apple-ade:${stack.toWellFormed().replaceAll(/[^\w./-]/gu, encodeURIComponent)} -->`,
    )
    .join("\n");
}

function overview(tenants: readonly TenantView[]): string {
  if (tenants.length < 2) return "";
  const counts = countsOf(tenants.map(({ mood }) => mood)).map(
    ({ mood, words }) => `${icons[mood]} ${words}`,
  );
  return `**${tenants.length} tenants:** ${counts.join(" · ")}`;
}

function footer({ tenants, checkedBy }: View): string {
  const [only, ...others] = tenants;
  const coverage = only === undefined || others.length > 0 ? [] : only.coverage;
  return small([...coverage, ...checkedBy]);
}

function small(phrases: readonly string[]): string {
  return `<sub>${phrases.map((phrase) => escape(phrase)).join(" · ")}</sub>`;
}

function beyond(tenants: number): string {
  if (tenants <= 0) return "";
  const what = tenants === 1 ? "1 more tenant is" : `${tenants} more tenants are`;
  return `${what} left out here for its length. The log of this check shows all.`;
}
