import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import manifest from "../package.json" with { type: "json" };
import { packageRoot } from "../cli/package-root.ts";
import { table, withBlock } from "../docs/blocks.ts";
import { wantedCli } from "../scripts/setup/cli.js";
import { check } from "./check.ts";
import { devices } from "./devices.ts";
import type { Row } from "./measure.ts";
import { policies } from "./policies.ts";
import { preview } from "./preview.ts";
import { start } from "./start.ts";
import { state } from "./state.ts";
import { hundred, tenants } from "./tenants.ts";

type Bench = (runs: number) => Promise<readonly Row[]>;

const usual = { policies, start, devices, state, preview, check, tenants };
/** Half an hour takes what runs by its name only. */
const benches: Readonly<Record<string, Bench>> = { ...usual, hundred };
const page = join(packageRoot, "docs", "performance.md");

// `npm run bench -- preview check --runs=5`; the usual ones three times each, where nothing is said.
const args = process.argv.slice(2);
const runs = Number(args.find((arg) => arg.startsWith("--runs="))?.slice("--runs=".length) ?? 3);
const named = args.filter((arg) => !arg.startsWith("--"));
for (const name of named.length > 0 ? named : Object.keys(usual)) {
  const bench = benches[name];
  if (bench === undefined)
    throw new Error(`There is no bench ${name}; there are ${Object.keys(benches).join(", ")}.`);
  console.error(`${name} …`);
  const rows = await bench(runs);
  const shown = shownRows(rows);
  console.log(shown);
  writeFileSync(
    page,
    withBlock(page, readFileSync(page, "utf8"), name, `${shown}\n\n${machine()}`),
  );
}

function shownRows(rows: readonly Row[]): string {
  const head = ["measure", "against", "seen (lowest to highest)", "CPU", "goal", "met"];
  const cells = rows.map(({ measure, against, seen, cpu, goal, met }) => [
    measure,
    against,
    seen,
    cpu,
    goal,
    met ? "yes" : "no",
  ]);
  return table([head, ...cells]);
}

function machine(): string {
  const [first] = cpus();
  const { version } = wantedCli(packageRoot);
  const sdk = manifest.devDependencies["@pulumi/pulumi"];
  return `${runs} runs in turns, on ${cpus().length} × ${first?.model ?? "unknown"}, Node ${process.versions.node}, Pulumi ${version} with SDK ${sdk}.`;
}
