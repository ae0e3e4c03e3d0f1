import { loadProfile } from "../check/profile.ts";
import { provenanceOf } from "../check/provenance.ts";
import { isReview, runUrlOf } from "../pipeline.ts";
import { readText } from "../read-text.ts";
import { Refusal } from "../refusal.ts";
import { ownName } from "../stack-name.ts";
import { notRun } from "../assess/assess.ts";
import { type Report, reportSchema } from "../assess/report.ts";
import { clockTolerance, day } from "../../policy/text/time.ts";
import { relative, utc } from "../../policy/text/write.ts";

/** The reports that jobs have left, and what there must be. */
export interface Left {
  readonly files: readonly string[];
  /** One of these without a report is not checked. */
  readonly stacks: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly now: Date;
}

/**
 * One report of many. Throws a `Refusal` where a file is none and no stack is named for it, or where
 * two of them cannot be one.
 */
export async function mergedReport(left: Left): Promise<Report> {
  const { files, stacks, env, now } = left;
  const found = files.map((file) => ({ file, report: reportIn(file, now) }));
  const reports = found.flatMap(({ report }) => report ?? []);
  const read = reports.flatMap(({ tenants }) => tenants);
  const missing = stacks.filter(
    (name) => !read.some(({ stack }) => ownName(stack) === ownName(name)),
  );
  const unread = found.find(({ report }) => report === undefined);
  if (unread !== undefined && missing.length === 0)
    throw new Refusal(
      `--report ${unread.file}: there is no report of apple-ade in it (format json). Name the stack with --stack, and it is reported as not checked.`,
    );
  assertOfOneKind(reports);
  const why = `The check did not run: ${runUrlOf(env) || "it left no report"}`;
  const tenants = [...read, ...missing.map((stack) => notRun(stack, why))];
  const statuses = reports.map(({ exitStatus }) => exitStatus).toSorted((a, b) => b - a);
  const dates = reports.map(({ checkedAt }) => checkedAt).toSorted();
  return {
    ...(reports[0] ?? (await emptyReport(env))),
    // As old as its oldest part.
    checkedAt: dates[0] ?? now.toISOString(),
    exitStatus: missing.length > 0 ? 2 : (statuses[0] ?? 2),
    tenants,
  };
}

/** What is said of a run that left no report at all. */
async function emptyReport(env: NodeJS.ProcessEnv) {
  const pullRequest = isReview(undefined, env);
  const { name, policies } = loadProfile(pullRequest ? "pull-request" : "scheduled");
  return {
    schemaVersion: 1 as const,
    profile: name,
    pullRequest,
    policies: [...policies],
    ...(await provenanceOf(env)),
  };
}

function reportIn(file: string, now: Date): Report | undefined {
  try {
    return ofThisRun(reportSchema.parse(JSON.parse(readText(file))), now);
  } catch {
    return undefined;
  }
}

/** Longer than a pipeline runs, and shorter than from one day's run to the next. */
const longestRun = day / 2;

/** One that an earlier run has left says nothing of what it checked. */
function ofThisRun(report: Report, now: Date): Report {
  const checkedAt = new Date(report.checkedAt);
  const age = now.getTime() - checkedAt.getTime();
  if (age <= longestRun && age >= -clockTolerance) return report;
  const why = `Its report is of another run: ${utc(checkedAt)}, ${relative(checkedAt, now)}. Check it again.`;
  const stacks = new Set(report.tenants.map(({ stack }) => stack));
  const tenants = [...stacks].map((stack) => notRun(stack, why));
  return { ...report, checkedAt: now.toISOString(), exitStatus: 2, tenants };
}

function assertOfOneKind(reports: readonly Report[]): void {
  const kinds = new Set(reports.map(({ profile, asOf }) => [profile, asOf].join(" as of ")));
  const rules = new Set(reports.map(({ policies }) => JSON.stringify(policies)));
  if (kinds.size > 1 || rules.size > 1) {
    const how =
      kinds.size > 1
        ? [...kinds].join(", ")
        : "other levels or thresholds, under the same name of a profile";
    throw new Refusal(
      `--report: these were checked in different ways (${how}), and cannot be one report.`,
    );
  }
  const stacks = reports.flatMap(({ tenants }) => tenants.map(({ stack }) => stack));
  const twice = stacks.find((stack, index) => stacks.indexOf(stack) !== index);
  if (twice !== undefined) throw new Refusal(`--report: there are two reports of ${twice}.`);
}
