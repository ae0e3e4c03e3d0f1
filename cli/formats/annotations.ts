import type { Entry, Report, Tenant } from "../report/report.ts";
import { entryText } from "./entry-text.ts";
import { type Place, placeOf } from "./place.ts";
import { shorten } from "./shorten.ts";
import { unsaidReason } from "./unsaid-reason.ts";

/** What a pipeline shows beside a line of code: one for each entry with findings. */
export interface Annotation {
  readonly level: "error" | "warning";
  readonly title: string;
  readonly place: Place;
  /** The strictest policy. */
  readonly code: string;
  readonly text: string;
}

interface Ranked extends Annotation {
  readonly rank: number;
}

/** The longest title that GitHub's check runs take. */
const longestTitle = 255;

/** As many of each level as GitHub Actions and Azure Pipelines show of one step. */
export const mostShown = 10;

/** What was not checked, then the strictest first, as pipelines show only the first few. */
export function annotationsOf({ tenants }: Report): readonly Annotation[] {
  return tenants.flatMap(ofTenant).toSorted((a, b) => a.rank - b.rank);
}

/** What is said when there are more annotations than a pipeline shows. */
export function hiddenNote(annotations: readonly Annotation[]): readonly string[] {
  return (["error", "warning"] as const).flatMap((level) => {
    const all = annotations.filter((each) => each.level === level).length;
    return all > mostShown ? [`${all} ${level}s: the first ${mostShown}, the log has all.`] : [];
  });
}

function ofTenant(tenant: Tenant): readonly Ranked[] {
  const reason = unsaidReason(tenant);
  const found = tenant.entries.filter(({ findings }) => findings.length > 0);
  return [
    ...(reason === undefined ? [] : [notChecked(tenant, reason)]),
    ...found.map((entry) => ofEntry(tenant, entry)),
  ];
}

function notChecked(tenant: Tenant, text: string): Ranked {
  return {
    level: tenant.failed || tenant.blocked ? "error" : "warning",
    title: titleOf(tenant, "not checked"),
    place: placeOf(tenant),
    code: "not-checked",
    text,
    rank: -1,
  };
}

const severities = ["critical", "high", "medium", "low"] as const;

function ofEntry(tenant: Tenant, entry: Entry): Ranked {
  const [strictest] = entry.findings;
  const unread = entry.kind === "tenant" && tenant.outcome === "not-checked";
  return {
    level: entry.findings.some(({ level }) => level === "mandatory") ? "error" : "warning",
    title: titleOf(tenant, unread ? "not checked" : whatIsNeeded(entry)),
    place: placeOf(tenant, entry),
    code: strictest?.policy ?? "",
    text: entryText(entry),
    rank: unread ? -1 : severities.indexOf(strictest?.severity ?? "low"),
  };
}

function titleOf({ label }: Tenant, text: string): string {
  return shorten(`${shorten(label, 100)}: ${text}`, longestTitle);
}

function whatIsNeeded({ kind, name, findings: [strictest] }: Entry): string {
  const action = strictest?.action ?? "";
  return kind === "tenant" ? action : `${shorten(name, 100)}, ${action}`;
}
