// Makes one report of those that the tenants' jobs have left, in any formats of `apple-ade check`.
// A tenant without one is not checked, and fails the step.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { exitStatusOf } from "../../../cli/assess/assess.ts";
import { filesUrlOf } from "../../../cli/check/files-url.ts";
import { present } from "../../../stack/graph/reads/values.ts";
import { parseOutputs, writeOutputs } from "../../../cli/check/output.ts";
import { loadProfile } from "../../../cli/check/profile.ts";
import { provenanceOf } from "../../../cli/check/provenance.ts";
import { print } from "../../../cli/print.ts";
import { type Report, reportSchema, type Tenant } from "../../../cli/assess/report.ts";
import { run } from "./api.ts";

const [folder = ".", ...formats] = process.argv.slice(2);
const stacks: readonly string[] = JSON.parse(process.env["STACKS"] ?? "[]");

const found = stacks.map((stack) => ({ stack, report: reportOf(stack) }));
const reports = found.flatMap(({ report }) => report ?? []);
const missing = found.filter(({ report }) => report === undefined).map(({ stack }) => stack);
const tenants = found.flatMap(({ stack, report }) => report?.tenants ?? [unchecked(stack)]);

const problems = await writeOutputs(
  {
    ...(reports[0] ?? (await empty())),
    checkedAt:
      reports
        .map(({ checkedAt }) => checkedAt)
        .toSorted()
        .at(-1) ?? new Date().toISOString(),
    exitStatus: worst([exitStatusOf(tenants), ...reports.map(({ exitStatus }) => exitStatus)]),
    tenants,
  },
  parseOutputs(formats),
  { color: false, ...present({ filesUrl: filesUrlOf(process.env) }) },
  print,
);
for (const problem of problems) console.error(problem);
for (const stack of missing)
  console.error(`${stack}: its job left no report, or none that can be read.`);
if (missing.length + problems.length > 0) process.exitCode = 1;

function worst(all: readonly Report["exitStatus"][]): Report["exitStatus"] {
  return all.toSorted((a, b) => b - a)[0] ?? 2;
}

function reportOf(stack: string): Report | undefined {
  try {
    return reportSchema.parse(JSON.parse(readFileSync(join(folder, `${stack}.json`), "utf8")));
  } catch {
    return undefined;
  }
}

function unchecked(stack: string): Tenant {
  return {
    stack,
    label: stack,
    outcome: "not-checked",
    notChecked: `The check did not run: ${run}`,
    blocked: false,
    failed: true,
    record: "none",
    ignoredTokens: [],
    reads: [],
    entries: [],
  };
}

async function empty(): Promise<Omit<Report, "checkedAt" | "exitStatus" | "tenants">> {
  const { name, policies } = loadProfile("scheduled");
  return {
    schemaVersion: 1,
    profile: name,
    policies: [...policies],
    ...(await provenanceOf(process.env)),
  };
}
