import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { openWorkspace } from "../demo/pulumi-workspace.ts";
import { defaultScenario } from "../demo/scenarios/default.ts";
import { relativeTo } from "../demo/scenarios/scenario.ts";
import { startDemoTenant } from "../demo/server.ts";
import { medianOf } from "./median.ts";

const root = join(import.meta.dirname, "..");
const runs = 7;
/** How much longer a check may take than the preview that it drives. */
const allowed = 1.15;

const now = new Date();
await using tenant = await startDemoTenant({ scenario: defaultScenario, now });
using workspace = openWorkspace(tenant);
workspace.configure(defaultScenario.config(relativeTo(now)), tenant.endpoint);
const stack = ["--stack", "demo", "--config-file", workspace.stackFile];
const reports = ["html", "markdown", "json", "sarif"].map(
  (format) => `${format}=${join(workspace.directory, `report.${format}`)}`,
);
const preview = ["pulumi", "preview", "--policy-pack", "policy", "--non-interactive", ...stack];
const check = ["node", "cli/apple-ade.js", "check", ...stack, "--format", "text", ...reports];

const seconds: Readonly<Record<"preview" | "check", number[]>> = { preview: [], check: [] };
// The first of each warms the machine's caches; then they take turns.
for (let run = 0; run <= runs; run += 1) {
  for (const [name, command] of Object.entries({ preview, check })) {
    const taken = await time(command);
    if (run > 0 && (name === "preview" || name === "check")) seconds[name].push(taken);
  }
}
console.table(
  Object.entries(seconds).map(([command, all]) => ({
    command,
    "median s": medianOf(all).toFixed(2),
    "lowest to highest": `${Math.min(...all).toFixed(2)} to ${Math.max(...all).toFixed(2)}`,
  })),
);
const ratio = medianOf(seconds.check) / medianOf(seconds.preview);
console.log(
  `A check takes ${ratio.toFixed(2)} times as long as the preview, which is ${ratio <= allowed ? "at most" : "MORE THAN"} ${allowed}.`,
);

/** Seconds; both commands end with status 1, as the demo tenant has expired tokens. */
async function time([command = "", ...args]: readonly string[]): Promise<number> {
  const begin = performance.now();
  const env = { ...process.env, ...workspace.env };
  const child = spawn(command, args, { cwd: root, env, stdio: "ignore" });
  const [status] = await once(child, "close");
  if (status !== 1) throw new Error(`${command} ended with status ${String(status)}`);
  return (performance.now() - begin) / 1000;
}
