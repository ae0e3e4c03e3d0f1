import { json } from "../../../cli/formats/json.ts";
import type { Entry } from "../../../cli/assess/report-entry.ts";
import type { Tenant } from "../../../cli/assess/report.ts";
import { entry, finding, report } from "../../cli/reports.ts";
import { type GitHub, openGitHub } from "./github.ts";
import { scriptOf } from "./scripts.ts";
import { type Ended, openMachine } from "./shell.ts";

/** The step that keeps the issues, and the GitHub that it keeps them in. */
export interface Watch extends AsyncDisposable {
  readonly github: GitHub;
  /** One run with this report, or none; only its own writes are in `github.writes` then. */
  readonly run: (tenants: readonly Tenant[] | undefined, stack?: string) => Promise<Ended>;
  readonly open: () => readonly string[];
  /** What was said below the issues, each with the issue's number. */
  readonly said: () => readonly string[];
}

const step = scriptOf("github/scheduled.yml", "Issues");

export async function openWatch(): Promise<Watch> {
  const github = await openGitHub();
  const machine = openMachine();
  return {
    github,
    async run(tenants, stack = "contoso") {
      github.writes.length = 0;
      const text = tenants && json.render(report({ tenants: [...tenants] }), { color: false });
      machine.report("apple-ade.json", text);
      return machine.run(step, { ...github.env, STACK: stack });
    },
    open: () => github.issues.filter(({ state }) => state === "open").map(({ title }) => title),
    said: () => github.comments.map(({ number, body }) => `${number}: ${body.split(" (")[0]}`),
    async [Symbol.asyncDispose]() {
      machine[Symbol.dispose]();
      await github[Symbol.asyncDispose]();
    },
  };
}

const identity = { uid: "a1a1a1a1a1a1a1a1", key: "kiosk", name: "Kiosk iPads" };

export const healthyKiosk = entry(identity);

/** A token that blocks. */
export function kiosk(found: Parameters<typeof finding>[0] = {}): Entry {
  return entry({ ...identity, state: "blocked", findings: [finding(found)] });
}
