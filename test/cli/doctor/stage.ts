import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { relativeTo, type Scenario } from "../../../demo/scenarios/scenario.ts";
import { stackFile } from "../../../demo/scenarios/stack-config.ts";
import { type Examined, examine } from "../../../cli/doctor/checklist.ts";
import { ask } from "../../../cli/doctor/ask.ts";
import { checks } from "../../../cli/doctor/checks/catalog.ts";
import { openDiary } from "../../../cli/doctor/diary.ts";
import type { World } from "../../../cli/doctor/world.ts";
import { defaults } from "../../../cli/check/profile.ts";
import { packageRoot } from "../../../cli/package-root.ts";
import type { PulumiRun } from "../../../cli/pulumi.ts";
import type { DemoTenant } from "../../../demo/server.ts";
import { createReader } from "../../../stack/graph/reader.ts";
import { recordEffects } from "../../stack/effects.ts";

/** What is different from a sound set-up. */
export interface SetUp {
  readonly world?: Partial<World>;
  /** More in the environment; it is this process's, too. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Changes the text of the stack's file; `undefined` removes it. */
  readonly file?: (text: string) => string | undefined;
  /** How much this machine's clock is ahead, in minutes. */
  readonly ahead?: number;
  /** The moment that the tenant's dates are relative to. */
  readonly now?: Date;
}

/** A project of a demo tenant that is sound but for what is given. */
export async function diagnose(
  { endpoint }: Pick<DemoTenant, "endpoint">,
  scenario: Scenario,
  { world = {}, file = (text) => text, ahead = 0, env = {}, now = new Date() }: SetUp = {},
): Promise<Examined & { readonly world: World }> {
  const directory = projectFolder(file(stackFile(scenario.config(relativeTo(now)), endpoint)));
  const diary = openDiary(now);
  const clock = () => new Date(new Date().getTime() + ahead * 60_000);
  const effects = recordEffects({ now: clock, tap: diary.tap });
  const all: World = {
    node: "v24.21.0",
    directory,
    root: packageRoot,
    env,
    given: { stack: "contoso", configFile: undefined },
    profile: defaults,
    pulumi: pulumiWith({}),
    ask,
    effects,
    reader: createReader(effects),
    diary,
    ...world,
  };
  return { ...(await examine(checks, all)), world: all };
}

function projectFolder(stack: string | undefined): string {
  const folder = mkdtempSync(join(tmpdir(), "doctor-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "Pulumi.yaml"), "name: contoso\nruntime: nodejs\n");
  if (stack !== undefined) writeFileSync(join(folder, "Pulumi.contoso.yaml"), stack);
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(
    join(packageRoot, "node_modules", "@pulumi"),
    join(folder, "node_modules", "@pulumi"),
  );
  return folder;
}

type Runs = Readonly<Record<"version" | "stack", Partial<PulumiRun>>>;

/** A Pulumi that answers as the real one does, but for what is given. */
export function pulumiWith(runs: Partial<Runs>): World["pulumi"] {
  const usual: Runs = {
    version: { out: "v3.259.0\n" },
    stack: { out: '[{"name": "contoso", "current": true}]' },
  };
  return async ([command = ""]) => ({
    status: 0,
    out: "",
    err: "",
    ...(command === "version" ? (runs.version ?? usual.version) : (runs.stack ?? usual.stack)),
  });
}
