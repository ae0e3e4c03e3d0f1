// Keeps one issue for each token that needs a person: opened, brought up to date, closed when the
// token is healthy again. What was not checked is not healthy: nothing of it is closed.
import { existsSync, readFileSync } from "node:fs";
import type { Report } from "../../../cli/assess/report.ts";
import { isOwn, list, request, run } from "./api.ts";
import { type Checked, reasonToClose, type Wanted, wantedOf } from "./wanted.ts";

interface Issue {
  readonly number: number;
  readonly state: "open" | "closed";
  readonly title: string;
  readonly body: string | null;
  readonly user: { readonly login: string } | null;
}

/** It finds the issues again: where somebody removes it, another issue is opened. */
const label = "apple-ade";

const tenants = tenantsIn(process.argv[2] ?? "");
const wanted = tenants.flatMap(wantedOf);
const labelled = await list<Issue>("issues", `&labels=${label}&state=all`);
const issues = labelled.filter(isOwn);
const open = issues.filter(({ state }) => state === "open");

for (const each of wanted) await attempt(() => keep(each));
for (const issue of open) {
  const marker = markerIn(issue);
  const reason = wanted.some((each) => each.marker === marker)
    ? undefined
    : reasonToClose(tenants, marker);
  if (reason !== undefined) await attempt(() => change(issue, { state: "closed" }, reason));
}

function tenantsIn(file: string): readonly Checked[] {
  const { STACK: stack = "" } = process.env;
  const notChecked = `The check did not run: ${run}`;
  if (!existsSync(file))
    return [{ stack, label: stack, outcome: "not-checked", notChecked, entries: [] }];
  const report: Report = JSON.parse(readFileSync(file, "utf8"));
  return report.tenants;
}

async function keep({ marker, title, body }: Wanted): Promise<void> {
  const isThis = (issue: Issue) => markerIn(issue) === marker;
  const issue = open.find(isThis) ?? issues.find(isThis);
  if (issue === undefined) await request("POST", "issues", { title, body, labels: [label] });
  else if (issue.state === "closed")
    await change(issue, { title, body, state: "open" }, "Found again.");
  else if (issue.title !== title || issue.body !== body)
    await change(issue, { title, body }, urgency(issue.title, title));
}

/** An edit alone notifies nobody. */
function urgency(before: string, now: string): string | undefined {
  return now.startsWith("❌") && !before.startsWith("❌") ? "It blocks now." : undefined;
}

async function change({ number }: Issue, to: object, comment?: string): Promise<void> {
  await request("PATCH", `issues/${number}`, to);
  if (comment === undefined) return;
  await request("POST", `issues/${number}/comments`, { body: `${comment} ([run](${run}))` });
}

/** One issue that cannot be changed must not keep the others from it. */
async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

function markerIn({ body }: Issue): string {
  return body?.split(/\r?\n/, 1).join() ?? "";
}
