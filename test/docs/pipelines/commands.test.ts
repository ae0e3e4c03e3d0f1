import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseOutputs } from "../../../cli/check/output.ts";
import { loadProfile } from "../../../cli/check/profile.ts";
import { checkCommand } from "../../../cli/commands/check.ts";
import { publishCommand } from "../../../cli/commands/publish.ts";
import { type Machine, openMachine } from "./shell.ts";
import { scriptOf } from "./scripts.ts";

/** Each check, and what is published of it in the same script. */
const checks = [
  { file: "action.yml", name: "Check", profile: "pull-request" },
  { file: "action.yml", name: "Check", profile: "record" },
  { file: "action.yml", name: "Check", profile: "scheduled" },
  { file: "azure-devops/pull-request.yml", name: "Check", profile: "pull-request" },
  { file: "azure-devops/main.yml", name: "Check", profile: "record" },
  { file: "azure-devops/scheduled.yml", name: "Check", profile: "scheduled" },
  { file: "template.yml", name: "apple-ade-record-contoso", profile: "record" },
  { file: "template.yml", name: "apple-ade-watch-contoso", profile: "scheduled" },
] as const;

const records = checks.filter(({ profile }) => profile === "record");

const publications = [
  { file: "action.yml", name: "Comment", target: "github-pull-request" },
  { file: "action.yml", name: "Issues", target: "github-issues" },
  { file: "azure-devops/pull-request.yml", name: "Comment", target: "azure-devops-pull-request" },
  { file: "template.yml", name: "apple-ade-watch-contoso", target: "gitlab-issues" },
] as const;

/** As no stack is called, so that a shell which looks into a variable is found out. */
const stack = `$(touch forged)"; touch forged; '\`touch forged\``;

describe("the scripts of the pipelines", () => {
  let machine: Machine;
  beforeEach(() => {
    machine = openMachine();
    const installed = join(machine.folder, "node_modules/pulumi-apple-ade");
    mkdirSync(installed, { recursive: true });
    writeFileSync(join(installed, "package.json"), "{}");
  });
  afterEach(() => machine[Symbol.dispose]());

  function run(file: string, name: string, given: Readonly<Record<string, string>> = {}) {
    const folder = join(machine.folder, "a folder");
    return machine.run(scriptOf(file, name), {
      STACK: stack,
      PROFILE: "pull-request",
      CONFIG_FILE: "",
      REPORTS: folder,
      EVENTS: join(machine.folder, "events"),
      TEMPORARY: machine.folder,
      GITHUB_STEP_SUMMARY: join(folder, "summary"),
      GITHUB_OUTPUT: join(machine.folder, "output"),
      GITHUB_WORKSPACE: machine.folder,
      BUILD_SOURCESDIRECTORY: folder,
      AZURE_ID_TOKEN: "id",
      GITLAB_TOKEN: "token",
      ...given,
    });
  }

  const called = (...words: readonly string[]) =>
    machine.calls().filter(({ args }) => words.every((word, index) => args[index] === word));

  it.for(checks)("ask apple-ade for what it knows: $file, $profile", async (each) => {
    expect(await run(each.file, each.name, { PROFILE: each.profile })).toMatchObject({ status: 0 });
    const [call, ...more] = called("apple-ade", "check");
    expect(more).toEqual([]);
    const given = await understood(checkCommand(), call?.args ?? []);
    expect(given["profile"]).toBe(each.profile);
    expect(loadProfile(each.profile).policies).not.toEqual([]);
    const written = parseOutputs(given["format"] as readonly string[]);
    expect(written.some(({ path }) => path === undefined)).toBe(true);
    expect(given["stack"] ?? given["events"]).toHaveLength(1);
    expect(given["stack"] ?? [stack]).toEqual([stack]);
    expect(existsSync(join(machine.folder, "forged"))).toBe(false);
  });

  it.for(checks.flatMap((each) => [0, 1, 2].map((status) => ({ ...each, status }))))(
    "end as the check ends: $file, $profile, $status",
    async ({ file, name, profile, status }) => {
      const given = { PROFILE: profile, STATUS_apple_ade_check: `${status}` };
      expect(await run(file, name, given)).toMatchObject({ status });
    },
  );

  it.for(records)("record with the package's own pack: $file", async ({ file, name, profile }) => {
    await run(file, name, { PROFILE: profile });
    const args = called("pulumi")[0]?.args ?? [];
    const [pack = "", , configuration = ""] = args.slice(-3);
    expect(args.slice(1, -4)).toEqual([
      ..."up --yes --skip-preview --json --stack".split(" "),
      stack,
    ]);
    expect([pack, configuration]).toEqual([
      expect.stringMatching(/node_modules\/pulumi-apple-ade\/policy$/),
      `${pack}/profiles/record.json`,
    ]);
    expect(existsSync("policy/profiles/record.json")).toBe(true);
  });

  it.for(records)("fail when the record fails, and report: $file", async (each) => {
    const given = { PROFILE: each.profile, STATUS_pulumi: "255" };
    expect(await run(each.file, each.name, given)).toMatchObject({ status: 255 });
    expect(called("apple-ade", "check")).toHaveLength(1);
  });

  it.for(publications)("publish the report of their stack: $target", async (each) => {
    await run(each.file, each.name);
    const [call] = called("apple-ade", "publish");
    const given = await understood(publishCommand(), call?.args ?? []);
    expect(given).toMatchObject({ stack: [stack], report: [expect.stringMatching(/\.json$/)] });
    expect(call?.args[2]).toBe(each.target);
    expect(existsSync(join(machine.folder, "forged"))).toBe(false);
  });

  it("fail on GitLab when an issue cannot be kept, and keep none without a token", async () => {
    const [file, name] = ["template.yml", "apple-ade-watch-contoso"];
    expect(await run(file, name, { STATUS_apple_ade_publish: "2" })).toMatchObject({ status: 2 });
    expect(called("apple-ade", "publish")).toHaveLength(1);
    expect(await run(file, name, { GITLAB_TOKEN: "" })).toMatchObject({ status: 0 });
    expect(called("apple-ade", "publish")).toHaveLength(1);
  });
});

/** What the real command reads from these arguments; it throws where it does not understand. */
async function understood(
  command: ReturnType<typeof checkCommand>,
  [, , ...args]: readonly string[],
): Promise<Readonly<Record<string, unknown>>> {
  let given: Readonly<Record<string, unknown>> | undefined;
  command.exitOverride().action(() => {
    given = command.opts();
  });
  await command.parseAsync(args, { from: "user" });
  if (given === undefined) throw new Error("It was not run.");
  return given;
}
