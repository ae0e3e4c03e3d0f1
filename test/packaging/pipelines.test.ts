import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { contoso, corporate } from "../../demo/scenarios/contoso.ts";
import { synced } from "../../demo/scenarios/dep-onboarding-setting.ts";
import type { Scenario } from "../../demo/scenarios/scenario.ts";
import { type DemoTenant, startDemoTenant } from "../../demo/server.ts";
import { openAzureDevOps } from "../cli/publish/azure-devops.ts";
import type { Forge } from "../cli/publish/forge.ts";
import { openGitHub } from "../cli/publish/github.ts";
import { openGitLab } from "../cli/publish/gitlab.ts";
import { expanded } from "../docs/pipelines/azure-template.ts";
import { scriptOf } from "../docs/pipelines/scripts.ts";
import { ended } from "../docs/pipelines/shell.ts";
import { packageRoot } from "../../cli/package-root.ts";
import { wantedCli } from "../../scripts/setup/cli.js";
import { begin, copyProject, openHome } from "./fresh-project.ts";

const run = promisify(execFile);
const home = openHome("pipelines");
const folder = join(home, "ade");
const reports = join(home, "reports");
const now = new Date();
const about = { title: "One token, for the pipelines", tenantViolates: [] } as const;
const healthy = contoso({ ...about, name: "healthy-pipeline", members: [corporate({})] });
const expired = contoso({
  ...about,
  name: "expired-pipeline",
  members: [
    corporate({
      live: (at) => ({ tokenExpirationDateTime: at.days(-5), ...synced(at.days(-5.25)) }),
      violates: ["ade-token-not-expired"],
    }),
  ],
});

/** The steps of the action that is installed in the project. */
function stepsOfAction(): readonly { readonly name: string; readonly run?: string }[] {
  const file = join(folder, "node_modules/pulumi-apple-ade/action.yml");
  const { runs } = parse(readFileSync(file, "utf8")) as {
    runs: { steps: ReturnType<typeof stepsOfAction> };
  };
  return runs.steps;
}

/** In a project that the command has made, with the services around it. */
describe("the pipelines of an installed package", { timeout: 300_000 }, () => {
  let tenant: DemoTenant;
  let forges: Readonly<Record<"github" | "azure" | "gitlab", Forge>>;

  beforeAll(async () => {
    tenant = await startDemoTenant({ scenario: healthy, now });
    forges = {
      github: await openGitHub(),
      azure: await openAzureDevOps(),
      gitlab: await openGitLab(),
    };
    copyProject(await begin(), folder);
    for (const system of ["github", "azure-devops", "gitlab"])
      await inProject(
        `apple-ade init --stack contoso --tenant-id ${tenant.tenantId} --pipeline ${system}`,
      );
    await inProject("pulumi stack init contoso");
    await inProject(`pulumi config set --path apple-ade:graph.endpoint ${tenant.endpoint}`);
    await inProject("apple-ade import --write");
    await inProject("pulumi config set --path apple-ade:defaults.owner 'Endpoint team'");
  }, 300_000);

  afterAll(async () => {
    for (const each of [tenant, ...Object.values(forges)]) await each[Symbol.asyncDispose]();
  });

  async function inProject(command: string) {
    const bin = join(folder, "node_modules/.bin");
    const { status, output } = await script(`PATH=${bin}:$PATH ${command}`, {});
    expect(status, output).toBe(0);
  }

  function script(text: string, given: NodeJS.ProcessEnv) {
    const env = {
      ...process.env,
      PATH: `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`,
      PULUMI_BACKEND_URL: `file://${home}`,
      PULUMI_CONFIG_PASSPHRASE: "",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      // The project's own is older, and would have to be downloaded.
      PULUMI_VERSION: wantedCli(packageRoot).version,
      no_grpc_proxy: "127.0.0.1",
      ADE_AS_OF: "",
      ...tenant.env,
      STACK: "contoso",
      REPORTS: reports,
      ...given,
    };
    return ended(["bash", "-e", "-c", text], env, folder);
  }

  /** A step of the package's action, in a workflow that says this. */
  function onGitHub(name: string, profile: string, given: NodeJS.ProcessEnv = {}) {
    return script(stepsOfAction().find((each) => each.name === name)?.run ?? "exit 9", {
      ...forges.github.env,
      PROFILE: profile,
      CONFIG_FILE: profile === "pull-request" ? "proposal/Pulumi.contoso.yaml" : "",
      EVENTS: join(home, "events"),
      GITHUB_WORKSPACE: folder,
      GITHUB_EVENT_NAME: profile === "pull-request" ? "pull_request" : "schedule",
      GITHUB_STEP_SUMMARY: join(home, "summary.md"),
      GITHUB_OUTPUT: join(home, "output"),
      ...given,
    });
  }

  async function gate(state: Scenario, given: NodeJS.ProcessEnv = {}) {
    tenant.setScenario(state);
    rmSync(reports, { recursive: true, force: true });
    mkdirSync(join(folder, "proposal"), { recursive: true });
    cpSync(join(folder, "Pulumi.contoso.yaml"), join(folder, "proposal/Pulumi.contoso.yaml"));
    const { status, output } = await onGitHub("Check", "pull-request", given);
    expect(await onGitHub("Comment", "pull-request")).toEqual({ status: 0, output: "" });
    return { status, output, comments: forges.github.notes.map(({ text }) => text) };
  }

  it("comment on GitHub: first, when it did not run, healthy again, and for another stack", async () => {
    const first = await gate(expired);
    expect(first.status, first.output).toBe(1);
    expect(first.comments).toEqual([expect.stringMatching(/^<!-- apple-ade:contoso -->\n### ❌ /)]);
    expect(readFileSync(join(home, "summary.md"), "utf8")).toContain("```mermaid");
    const broken = await gate(healthy, { PULUMI_BACKEND_URL: "file:///no/such/place" });
    expect(broken.status).toBe(2);
    expect(broken.comments).toEqual([expect.stringMatching(/^<!-- .* -->\n### ❓ /)]);
    const again = await gate(healthy);
    expect(again.status, again.output).toBe(0);
    expect(again.comments).toEqual([expect.stringMatching(/^<!-- .* -->\n### ✅ /)]);
    const other = await onGitHub("Comment", "pull-request", { STACK: "contoso-eu" });
    expect(other).toEqual({ status: 0, output: "" });
    expect(forges.github.notes).toHaveLength(2);
  });

  it("keep an issue on GitHub until the token is healthy, then record the tenant", async () => {
    tenant.setScenario(expired);
    expect(await onGitHub("Check", "scheduled")).toMatchObject({ status: 1 });
    for (const each of [1, 2])
      expect(await onGitHub("Issues", "scheduled"), `${each}`).toEqual({ status: 0, output: "" });
    expect(forges.github.items.map(({ isOpen }) => isOpen)).toContain(true);
    tenant.setScenario(healthy);
    expect(await onGitHub("Check", "scheduled")).toMatchObject({ status: 0 });
    expect(await onGitHub("Issues", "scheduled")).toEqual({ status: 0, output: "" });
    expect(forges.github.items.map(({ isOpen }) => isOpen)).not.toContain(true);
    const { status, output } = await onGitHub("Check", "record");
    expect(status, output).toBe(0);
    expect(readFileSync(join(home, "output"), "utf8")).toMatch(/status=0\n$/);
  });

  it("comment on Azure DevOps, and keep a work item", async () => {
    const template = readFileSync(join(folder, ".azure-pipelines/apple-ade.yml"), "utf8");
    const step = (profile: string, name: string) => {
      const jobs = expanded(template, {
        profile,
        workItems: true,
        tenants: [{ stack: "contoso" }],
      });
      const found = jobs[0]?.steps?.find((each) => each.displayName === name);
      return script(found?.script ?? found?.inputs?.inlineScript ?? "exit 9", {
        ...forges.azure.env,
        PROFILE: profile,
        TYPE: "Task",
        TEMPORARY: home,
        BUILD_SOURCESDIRECTORY: folder,
      });
    };
    tenant.setScenario(expired);
    const { status, output } = await step("pull-request", "Check");
    expect(status, output).toBe(1);
    expect(await step("pull-request", "Comment")).toEqual({ status: 0, output: "" });
    expect(forges.azure.notes.map(({ text }) => text)).toEqual([
      expect.stringContaining("### ❌ "),
    ]);
    expect(await step("scheduled", "Work items")).toEqual({ status: 0, output: "" });
    expect(forges.azure.items.length).toBeGreaterThan(0);
  });

  it("check a merge request on GitLab by the default branch's packages, and comment", async () => {
    tenant.setScenario(healthy);
    const git = (...args: readonly string[]) =>
      run("git", ["-c", "user.name=Test", "-c", "user.email=test@contoso.example", ...args], {
        cwd: folder,
      });
    await git("init", "--quiet", "--initial-branch", "main");
    await git("add", ".");
    await git("commit", "--quiet", "--message", "A project");
    await git("remote", "add", "origin", `file://${folder}`);
    // Installed once for all: what `npm ci` does is npm's.
    const installed = `ln -s "${folder}/node_modules" node_modules`;
    const { text } = scriptOf("template.yml", "apple-ade-gate-contoso");
    const { status, output } = await script(text.replace("npm ci", installed), {
      ...forges.gitlab.env,
      AZURE_ID_TOKEN: "",
      AZURE_FEDERATED_TOKEN_FILE: undefined,
      CI_DEFAULT_BRANCH: "main",
      CI_PROJECT_DIR: folder,
      CI_MERGE_REQUEST_PROJECT_ID: "42",
      CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "42",
    });
    expect(status, output).toBe(0);
    expect(forges.gitlab.notes.map(({ text: note }) => note)).toEqual([
      expect.stringMatching(/^<!-- apple-ade:contoso -->\n### ✅ /),
    ]);
  });
});
