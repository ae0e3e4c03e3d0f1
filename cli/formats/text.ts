import {
  attributionOf,
  attributionSentence,
  headline,
  icons,
  moodOf,
  shownEntries,
} from "../report/headline.ts";
import type { Entry, Report, Tenant } from "../report/report.ts";
import { list } from "../../policy/text/write.ts";
import { changesOf, hasPullRequest } from "./changes.ts";
import { coverageOf, judgedBy } from "./coverage.ts";
import type { Format } from "./format.ts";
import { isChecked } from "./reading.ts";
import { shorten } from "./shorten.ts";
import { block, line } from "./text/entry.ts";
import { type Paint, painter } from "./text/paint.ts";
import { wrap } from "./text/wrap.ts";
import { unsaidReason } from "./unsaid-reason.ts";

/** For a terminal and a log. */
export const text: Format = {
  name: "text",
  forLogs: true,
  render: (report, { color }) => write(report, painter(color)),
};

/** Of entries without findings, more than these are counted. */
const mostLines = 10;

function write(report: Report, paint: Paint): string {
  const { tenants, profile, asOf } = report;
  const ahead = `Looking ahead: deadlines and expiry are judged as of ${asOf?.slice(0, 10)}.`;
  const paragraphs = [
    ...(asOf === undefined ? [] : [[paint.strong(ahead)]]),
    ...tenants.flatMap((tenant) => section(tenant, profile, paint)),
    faint(judgedBy(report).join(" · "), paint),
  ];
  return `${paragraphs.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function section(tenant: Tenant, profile: string, paint: Paint): readonly (readonly string[])[] {
  const mood = moodOf(tenant);
  const [heading = "", ...rest] = wrap(
    `${shorten(tenant.label, 120)}: ${shorten(headline(tenant), 200)}`,
    `${icons[mood]} `,
    "",
  );
  const entries = shownEntries(tenant);
  return [
    [paint.mood(mood, heading), ...rest, ...reasons(tenant), ...attribution(tenant, profile)],
    ...entries.map((entry) => block(entry, profile, paint)).filter((lines) => lines.length > 0),
    ...uneventful(entries),
    [
      ...changes(tenant, profile),
      [`Stack ${shorten(tenant.stack, 120)}`, ...coverageOf(tenant)].join(" · "),
    ].flatMap((each) => faint(each, paint)),
  ];
}

/** Why nothing was judged, unless a finding says so below. */
function reasons(tenant: Tenant): readonly string[] {
  if (isChecked(tenant)) return [];
  const reason = unsaidReason(tenant)?.split("\n") ?? [];
  return [
    ...reason.flatMap((each) => wrap(shorten(each, 2000), "   ", "   ")),
    "   Nothing here is known to be healthy.",
  ];
}

function attribution(tenant: Tenant, profile: string): readonly string[] {
  const found = hasPullRequest(profile) ? attributionOf(tenant) : undefined;
  return found === undefined ? [] : wrap(attributionSentence(found), "   ", "   ");
}

/** Entries without findings: by name while they are few, else counted. */
function uneventful(entries: readonly Entry[]): readonly (readonly string[])[] {
  return (["not-checked", "healthy"] as const)
    .map((state) => entries.filter((each) => each.state === state && each.findings.length === 0))
    .filter((group) => group.length > 0)
    .map((group) => (group.length > mostLines ? [tally(group)] : group.flatMap(line)));
}

function tally(group: readonly Entry[]): string {
  const [first] = group;
  if (first?.state !== "healthy") return `${icons["not-checked"]} ${group.length} not checked`;
  const [next] = group.flatMap(({ renewBy }) => renewBy ?? []).toSorted();
  const deadline = next === undefined ? "" : `, next deadline ${next}`;
  return `${icons.healthy} ${group.length} healthy${deadline}`;
}

function changes(tenant: Tenant, profile: string): readonly string[] {
  if (tenant.entries.length === 0) return [];
  const since = hasPullRequest(profile) ? "by this pull request" : "since the last up";
  const found = changesOf(tenant);
  if (found === undefined) return [`Changed ${since}: nothing recorded yet to compare with`];
  return [
    `Changed ${since}: ${found.declared.length === 0 ? "no token" : list(found.declared)}`,
    `Drift since the last up: ${found.drift.length === 0 ? "none" : list(found.drift)}`,
  ];
}

function faint(phrase: string, paint: Paint): readonly string[] {
  return wrap(phrase, "", "").map(paint.faint);
}
