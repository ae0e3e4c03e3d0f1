import { fork } from "node:child_process";
import { join } from "node:path";
import type { z } from "zod";
import { devicesHealthy } from "../demo/scenarios/devices-healthy.ts";
import { devicesMany } from "../demo/scenarios/devices-healthy.ts";
import { relativeTo, type Scenario } from "../demo/scenarios/scenario.ts";
import { startDemoTenant } from "../demo/server.ts";
import { readDeclarations } from "../stack/declaration/from-config.ts";
import { medianOf } from "./median.ts";
import { measurement } from "./read-token.ts";

type Measurement = z.infer<typeof measurement>;

const runs = 3;
/** How much more memory 200,000 devices may take than 2,000. */
const allowedMiB = 64;

const few = await measure(devicesHealthy);
const many = await measure(devicesMany);
console.table([row(few), row(many)]);
const difference = median(many, "peakMiB") - median(few, "peakMiB");
console.log(
  `Memory: ${difference.toFixed(1)} MiB more, which is ${difference <= allowedMiB ? "at most" : "MORE THAN"} ${allowedMiB} MiB.`,
);

/** Each run in a process of its own; the tenant stays in this one. */
async function measure(scenario: Scenario): Promise<readonly Measurement[]> {
  const now = new Date();
  await using tenant = await startDemoTenant({ scenario, now });
  const config = { ...scenario.config(relativeTo(now)), graph: { endpoint: tenant.endpoint } };
  const { tokens } = readDeclarations(asPulumi(config), "bench");
  const results: Measurement[] = [];
  for (let run = 0; run < runs; run += 1) {
    results.push(await readInChild(tokens.get("corporate"), tenant.env));
  }
  return results;
}

function readInChild(
  inputs: object | undefined,
  env: Readonly<Record<string, string>>,
): Promise<Measurement> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, "read-token.ts"), {
      env: { ...process.env, ...env },
    });
    child.on("message", (message) => resolve(measurement.parse(message)));
    child.on("error", reject);
    child.on("exit", () => reject(new Error("The read ended without a measurement.")));
    child.send({ ...inputs });
  });
}

function row(results: readonly Measurement[]): Readonly<Record<string, string | number>> {
  const peaks = results.map(({ peakMiB }) => peakMiB);
  return {
    devices: median(results, "devices"),
    "peak MiB": median(results, "peakMiB").toFixed(1),
    "lowest to highest": `${Math.min(...peaks).toFixed(1)} to ${Math.max(...peaks).toFixed(1)}`,
    seconds: median(results, "seconds").toFixed(2),
  };
}

function median(results: readonly Measurement[], key: keyof Measurement): number {
  return medianOf(results.map((result) => result[key]));
}

/** As Pulumi hands configuration to a program: objects as JSON, scalars as text. */
function asPulumi(config: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      `apple-ade:${key}`,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  );
}
