import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseOutputs } from "../../../cli/check/output.ts";
import { loadProfile } from "../../../cli/check/profile.ts";
import { checkCommand } from "../../../cli/commands/check.ts";
import { pipelines, scriptOf, scriptsOf } from "./scripts.ts";
import { type Machine, openMachine } from "./shell.ts";

interface Given {
  readonly stack?: readonly string[];
  readonly events?: readonly string[];
  readonly format: readonly string[];
  readonly profile: string;
}

const checks = [
  { file: "github/pull-request.yml", name: "Check", profile: "pull-request" },
  { file: "github/main.yml", name: "Report", profile: "record" },
  { file: "github/scheduled.yml", name: "Check", profile: "scheduled" },
  { file: "github/several-tenants.yml", name: "Check", profile: "scheduled" },
  { file: "azure-devops/pull-request.yml", name: "Check", profile: "pull-request" },
  { file: "azure-devops/main.yml", name: "Record", profile: "record" },
  { file: "azure-devops/scheduled.yml", name: "Check", profile: "scheduled" },
  { file: "gitlab/.gitlab-ci.yml", name: "apple-ade-record", profile: "record" },
  { file: "gitlab/.gitlab-ci.yml", name: "apple-ade-watch", profile: "scheduled" },
] as const;

const records = [
  { file: "github/main.yml", name: "Record" },
  { file: "azure-devops/main.yml", name: "Record" },
  { file: "gitlab/.gitlab-ci.yml", name: "apple-ade-record" },
] as const;

/** As no stack is called, so that a shell which looks into a variable is found out. */
const stack = `$(touch forged)"; touch forged; '\`touch forged\``;

describe("the scripts of the pipelines", () => {
  let machine: Machine;
  beforeEach(() => {
    machine = openMachine();
  });
  afterEach(() => machine[Symbol.dispose]());

  function run(file: string, name: string, statuses: Readonly<Record<string, string>> = {}) {
    const folder = join(machine.folder, "a folder");
    return machine.run(scriptOf(file, name), {
      STACK: stack,
      REPORTS: folder,
      TEMPORARY: machine.folder,
      RUNNER_TEMP: machine.folder,
      GITHUB_STEP_SUMMARY: join(folder, "summary"),
      GITHUB_OUTPUT: join(machine.folder, "output"),
      BUILD_SOURCESDIRECTORY: folder,
      AZURE_ID_TOKEN: "id",
      MAIN_CLIENT_ID: "main",
      ...statuses,
    });
  }

  function called(program: string) {
    return machine.calls().filter(({ args }) => args[0] === program);
  }

  it.for(checks)(
    "ask apple-ade for what it knows: $file, $name",
    async ({ file, name, profile }) => {
      expect(await run(file, name)).toMatchObject({ status: 0 });
      const [call, ...more] = called("apple-ade");
      expect(more).toEqual([]);
      const given = await understood(call?.args ?? []);
      expect(given.profile).toBe(profile);
      expect(loadProfile(given.profile).policies).not.toEqual([]);
      const written = parseOutputs(given.format);
      expect(written.some(({ path }) => path === undefined)).toBe(true);
      expect(given.stack ?? given.events).toHaveLength(1);
      expect(given.stack ?? [stack]).toEqual([stack]);
      expect(existsSync(join(machine.folder, "forged"))).toBe(false);
    },
  );

  it.for(checks.flatMap((each) => [0, 1, 2].map((status) => ({ ...each, status }))))(
    "end as the check ends: $file, $name, $status",
    async ({ file, name, status }) => {
      expect(await run(file, name, { STATUS_apple_ade: `${status}` })).toMatchObject({ status });
    },
  );

  it.for(records)("record with a configuration that there is: $file", async ({ file, name }) => {
    await run(file, name);
    const flags = "up --yes --skip-preview --json --stack";
    const pack = "--policy-pack policy --policy-pack-config policy/profiles/record.json";
    expect(called("pulumi").map(({ args }) => args.slice(1))).toEqual([
      [...flags.split(" "), stack, ...pack.split(" ")],
    ]);
    expect(existsSync("policy/profiles/record.json")).toBe(true);
    expect(existsSync(join(machine.folder, "forged"))).toBe(false);
  });

  it.for(records)("fail when the record fails, and report: $file", async ({ file, name }) => {
    expect(await run(file, name, { STATUS_pulumi: "255" })).toMatchObject({ status: 255 });
    // On GitHub, the report is a step of its own.
    expect(called("apple-ade")).toHaveLength(file.startsWith("github") ? 0 : 1);
  });

  it("are all known to these tests", () => {
    const asking = pipelines.flatMap((pipeline) =>
      scriptsOf(pipeline)
        .filter(({ text }) => text.includes("npx "))
        .map(({ name }) => `${pipeline.file}, ${name}`),
    );
    const known = [
      ...checks,
      ...records,
      { file: "gitlab/.gitlab-ci.yml", name: "apple-ade-gate" },
    ];
    expect(new Set(asking)).toEqual(new Set(known.map(({ file, name }) => `${file}, ${name}`)));
  });
});

/** What the real command reads from these arguments; it throws where it does not understand. */
async function understood([program, command, ...args]: readonly string[]): Promise<Given> {
  expect([program, command]).toEqual(["apple-ade", "check"]);
  const check = checkCommand().exitOverride();
  let given: Given | undefined;
  check.action((options: Given) => {
    given = options;
  });
  await check.parseAsync(args, { from: "user" });
  if (given === undefined) throw new Error("check was not run");
  return given;
}
