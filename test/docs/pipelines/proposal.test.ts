import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { scriptOf } from "./scripts.ts";
import { ended, type Machine, openMachine } from "./shell.ts";

describe("a proposal to change the pack, and what it is about", () => {
  let machine: Machine;
  let proposal: string;
  beforeEach(async () => {
    machine = openMachine();
    proposal = await checkOutProposal(machine.folder);
  });
  afterEach(() => machine[Symbol.dispose]());

  /** What the check was given: the code by its folder, the stack's file by its path. */
  function judged() {
    const calls = machine.calls();
    const check = calls.find(({ args }) => args[0] === "apple-ade");
    const [, file = ""] = /--config-file (\S+)/.exec(check?.args.join(" ") ?? "") ?? [];
    return {
      judge: readFileSync(join(check?.cwd ?? "", "judge"), "utf8"),
      setUp: calls.find(({ args }) => args[0] === "ci")?.cwd === check?.cwd,
      proposed: readFileSync(file, "utf8"),
    };
  }

  const byMain = { judge: "of main", setUp: true, proposed: "proposed" };

  it("is judged by main on Azure DevOps, and again on an agent that is kept", async () => {
    const env = {
      PROJECT: join(machine.folder, "temporary/gate"),
      PROFILE: "pull-request",
      TEMPORARY: machine.folder,
      STACK: "contoso",
      REPORTS: machine.folder,
      BUILD_SOURCESDIRECTORY: proposal,
    };
    for (const time of ["first", "second"]) {
      const [checkOut, setUp, check] = ["Check out main", "Install", "Check"].map((name) =>
        scriptOf("azure-devops/pull-request.yml", name),
      );
      if (!checkOut || !setUp || !check) throw new Error("A step is missing.");
      expect(await machine.run(checkOut, env, proposal), time).toMatchObject({ status: 0 });
      for (const step of [setUp, check])
        expect(await machine.run(step, env, env.PROJECT), time).toMatchObject({ status: 0 });
      expect(judged()).toEqual(byMain);
      // The agent empties its temporary folder after each job.
      rmSync(env.PROJECT, { recursive: true });
    }
  });

  const gitlab = {
    STACK: "contoso",
    AZURE_ID_TOKEN: "id",
    CI_DEFAULT_BRANCH: "main",
    CI_MERGE_REQUEST_PROJECT_ID: "1",
    CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "1",
  };
  const gate = scriptOf("template.yml", "apple-ade-gate-contoso");

  it.for([0, 1, 2])("is judged by main on GitLab, and the job ends with %i", async (status) => {
    const env = { ...gitlab, CI_PROJECT_DIR: proposal, STATUS_apple_ade_check: `${status}` };
    expect(await machine.run(gate, env, proposal)).toMatchObject({ status });
    expect(judged()).toEqual(byMain);
  });

  it("of a fork is refused on GitLab, before anything of it runs", async () => {
    const env = { ...gitlab, CI_PROJECT_DIR: proposal, CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "2" };
    const { status, output } = await machine.run(gate, env, proposal);
    expect({ status, output }).toEqual({
      status: 1,
      output: "A fork cannot be checked. Push the branch to this project.\n",
    });
    expect(machine.calls()).toEqual([]);
  });
});

/** A clone as a runner makes it, of a branch that changes the code as well as the stack's file. */
async function checkOutProposal(folder: string): Promise<string> {
  const origin = join(folder, "origin");
  const checkout = join(folder, "checkout");
  mkdirSync(origin);
  const git = async (cwd: string, ...args: readonly string[]) => {
    const env = { PATH: process.env["PATH"] ?? "", HOME: folder };
    const person = ["-c", "user.name=Test", "-c", "user.email=test@contoso.example"];
    const { status, output } = await ended(["git", ...person, ...args], env, cwd);
    if (status !== 0) throw new Error(output);
  };
  const commit = async (judge: string, stackFile: string) => {
    writeFileSync(join(origin, "judge"), judge);
    writeFileSync(join(origin, "Pulumi.contoso.yaml"), stackFile);
    await git(origin, "add", ".");
    await git(origin, "commit", "--quiet", "--message", judge);
  };
  await git(origin, "init", "--quiet", "--initial-branch", "main");
  await commit("of main", "merged");
  await git(origin, "checkout", "--quiet", "-b", "proposal");
  await commit("forged", "proposed");
  await git(folder, "clone", "--quiet", "--branch", "proposal", `file://${origin}`, checkout);
  return checkout;
}
