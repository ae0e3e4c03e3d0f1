import { randomUUID } from "node:crypto";
import { codeOf, Refusal, saidBy } from "../cli/refusal.ts";
import { isoSecond } from "../policy/text/write.ts";
import { hour } from "../policy/text/time.ts";
import { farewell, introduction } from "./introduction.ts";
import { lived } from "./life.ts";
import { type Memory, readMemory, scenarioOf, stampOf, writeMemory } from "./memory.ts";
import { scenarios } from "./scenarios/catalog.ts";
import type { Scenario } from "./scenarios/scenario.ts";
import { type DemoTenant, startDemoTenant } from "./server.ts";

/** As on the command line. */
export interface Played {
  readonly scenario: string;
  /** A probe's file, which is played instead. */
  readonly replay?: string | undefined;
  /** Forgets what was remembered. */
  readonly fresh?: boolean | undefined;
}

/** One line for each scenario: its name, and what is the matter in it. */
export function listScenarios(): string {
  const width = Math.max(...scenarios.map(({ name }) => name.length));
  return scenarios.map(({ name, title }) => `${name.padEnd(width)}  ${title}`).join("\n");
}

/** Plays a scenario until Ctrl-C. Throws a `Refusal`. */
export async function serve(played: Played, port: number, file: string): Promise<void> {
  const now = new Date();
  const memory = remembered(played, readMemory(file), now);
  const scenario = scenarioIn(memory);
  const tenant = await open(scenario, memory, port, file);
  await writeMemory(file, memory);
  const { platform } = process;
  stopOnSignal(tenant, platform);
  console.log(introduction(scenario, tenant, memory, { now, platform }));
}

/** Another scenario is another tenant. */
function remembered(
  { scenario, replay, fresh = false }: Played,
  memory: Memory | undefined,
  now: Date,
): Memory {
  const situation = replay === undefined ? { scenario } : { scenario: "replay", replay };
  const isSame = memory?.scenario === situation.scenario && memory.replay === replay;
  if (memory !== undefined && isSame && !fresh) return memory;
  const begun = { startedAt: isoSecond(now), identityHeader: randomUUID() };
  return { ...situation, ...begun, deeds: [], daysAhead: 0 };
}

function scenarioIn(memory: Memory): Scenario {
  try {
    return scenarioOf(memory);
  } catch (error) {
    const hint = memory.replay === undefined ? " --list shows those that there are." : "";
    throw new Refusal(`demo: ${saidBy(error)}${hint}`);
  }
}

/** Reads the memory again whenever somebody has written it, and each hour for Intune's syncs. */
async function open(
  scenario: Scenario,
  memory: Memory,
  port: number,
  file: string,
): Promise<DemoTenant> {
  const { startedAt, identityHeader } = memory;
  let seen = "";
  const before = () => {
    const now = new Date();
    const next = `${stampOf(file)} ${Math.floor(now.getTime() / hour)}`;
    if (next === seen) return;
    seen = next;
    tenant.setScenario(lived(scenario, { ...memory, ...readMemory(file), startedAt }, now));
  };
  const tenant: DemoTenant = await startDemoTenant({
    scenario,
    port,
    identityHeader,
    before,
    now: new Date(startedAt),
  }).catch((error: unknown) => {
    throw refusalOf(error, port);
  });
  return tenant;
}

function refusalOf(error: unknown, port: number): unknown {
  if (codeOf(error) !== "EADDRINUSE") return error;
  return new Refusal(
    `demo: port ${port} is in use; another demo may be running. Use that one, end it with Ctrl-C, or take another port: --port 0.`,
  );
}

function stopOnSignal(tenant: DemoTenant, platform: NodeJS.Platform): void {
  const stop = async (): Promise<void> => {
    await tenant.close();
    console.log(farewell(tenant.requests.length, platform));
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}
