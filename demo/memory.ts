import { mkdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { replaceFile } from "../cli/replace-file.ts";
import { deedSchema } from "./life.ts";
import { replay } from "./replay.ts";
import { scenarioNamed } from "./scenarios/catalog.ts";
import type { Scenario } from "./scenarios/scenario.ts";

const schema = z.object({
  /** A scenario's name. */
  scenario: z.string(),
  /** A probe's file, where that is played instead. */
  replay: z.string().optional(),
  /** ISO 8601, in UTC: what all dates are relative to. */
  startedAt: z.string(),
  identityHeader: z.string(),
  deeds: z.array(deedSchema),
  /** How many days ahead of today a person has gone. */
  daysAhead: z.int(),
});

/** What outlives the demo, so that a restart keeps its dates and its sign-in. */
export type Memory = z.output<typeof schema>;

/** Where it is kept: one for each person. */
export function memoryFile(env: NodeJS.ProcessEnv, home: string): string {
  const folder = env["XDG_STATE_HOME"] || env["LOCALAPPDATA"] || join(home, ".local", "state");
  return join(folder, "apple-ade", "demo.json");
}

/** `undefined` where there is none, or one that nobody can read any more. */
export function readMemory(file: string): Memory | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}

/** The sign-in of a demo is nobody else's either. */
export async function writeMemory(file: string, memory: Memory): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  await replaceFile(file, `${JSON.stringify(memory, undefined, 2)}\n`, 0o600);
}

/** Changes whenever it is written. */
export function stampOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}

/** Throws one sentence where there is no such scenario, or the probe is none. */
export function scenarioOf(memory: Pick<Memory, "scenario" | "replay">): Scenario {
  return memory.replay === undefined ? scenarioNamed(memory.scenario) : replay(memory.replay);
}
