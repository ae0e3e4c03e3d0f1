import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GitHub, openGitHub } from "../docs/pipelines/github.ts";
import { scriptOf } from "../docs/pipelines/scripts.ts";
import { ended } from "../docs/pipelines/shell.ts";
import { everything } from "./everything.ts";
import { expectedFindings, openStage, type Stage } from "./stage.ts";

/** GitHub's pipelines, step by step, with the real CLI on a tenant in which everything is wrong. */
describe("the pipelines of GitHub", { timeout: 120_000 }, () => {
  let stage: Stage;
  let github: GitHub;
  let checkout: string;
  beforeAll(async () => {
    [stage, github] = await Promise.all([openStage(everything), openGitHub()]);
    checkout = checkOut(stage);
  }, 120_000);
  afterAll(async () => {
    await stage[Symbol.asyncDispose]();
    await github[Symbol.asyncDispose]();
  });

  async function run(file: string, name: string) {
    const env = {
      ...process.env,
      ...stage.workspace.env,
      ...github.env,
      PATH: [checkout, process.env["PATH"]].join(delimiter),
      ADE_AS_OF: "",
      STACK: "demo",
      PULL_REQUEST: "12",
      RUNNER_TEMP: checkout,
      GITHUB_STEP_SUMMARY: join(checkout, `${name} summary.md`),
    };
    return ended(["bash", "-e", "-c", scriptOf(`github/${file}`, name).text], env, checkout);
  }

  const written = (file: string) => readFileSync(join(checkout, file), "utf8");
  const state = () => {
    const folder = join(stage.workspace.directory, "state");
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((each) => each.isFile())
      .map((each) => join(each.parentPath, each.name));
    return files.map((file) => [file, readFileSync(file, "utf8")]);
  };

  it("block a pull request, comment on it all the same, and leave the state alone", async () => {
    const before = state();
    const { status, output } = await run("pull-request.yml", "Check");
    expect(status, output).toBe(1);
    expect(output).toMatch(/^::error file=Pulumi\.demo\.yaml,line=\d+,title=Contoso%3A /m);
    expect(state()).toEqual(before);
    expect(written("Check summary.md")).toContain("```mermaid");
    expect(JSON.parse(written("reports/apple-ade.sarif"))).toMatchObject({ version: "2.1.0" });
    expect(written("reports/apple-ade-demo.html")).toContain("Contoso");
    expect(await run("pull-request.yml", "Comment")).toEqual({ status: 0, output: "" });
    expect(github.comments.map(({ body }) => body)).toEqual([written("reports/comment.md")]);
    expect(github.comments[0]?.body).toMatch(/^<!-- apple-ade:demo -->\n### ❌ Apple enrollment/);
  });

  it("record whatever there is, and report on it from the same run", async () => {
    expect(await run("main.yml", "Record")).toMatchObject({ status: 0 });
    const requests = stage.tenant.requests.length;
    const { status, output } = await run("main.yml", "Report");
    expect(status, output).toBe(0);
    expect(output).toMatch(
      /^::notice title=Apple enrollment tokens::Contoso: the tenant itself and \d+ of \d+ tokens with warnings/m,
    );
    expect(written("Report summary.md")).toContain("⚠️");
    expect(stage.tenant.requests).toHaveLength(requests);
  });

  it("watch with one issue for each token that has findings", async () => {
    expect(await run("scheduled.yml", "Check")).toMatchObject({ status: 1 });
    expect(await run("scheduled.yml", "Issues")).toEqual({ status: 0, output: "" });
    expect(github.issues).toHaveLength(Object.keys(expectedFindings(everything)).length);
    github.writes.length = 0;
    expect(await run("scheduled.yml", "Issues")).toEqual({ status: 0, output: "" });
    expect(github.writes).toEqual([]);
    expect(readdirSync(join(checkout, "reports")).toSorted()).toEqual([
      "apple-ade-demo.html",
      "apple-ade.html",
      "apple-ade.ics",
      "apple-ade.json",
      "apple-ade.prom",
      "apple-ade.sarif",
      "comment.md",
    ]);
  });
});

/** This project as it is checked out, with the stage's stack; `npx` needs no installation here. */
function checkOut({ workspace }: Stage): string {
  const folder = join(workspace.directory, "checkout");
  mkdirSync(join(folder, "proposal"), { recursive: true });
  for (const each of ["Pulumi.yaml", "stack", "policy", "docs"])
    symlinkSync(resolve(each), join(folder, each));
  for (const each of [".", "proposal"])
    writeFileSync(
      join(folder, each, "Pulumi.demo.yaml"),
      readFileSync(workspace.stackFile, "utf8"),
    );
  mkdirSync(join(folder, "proposal/.git"));
  const command = `exec "${process.execPath}" "${resolve("cli/apple-ade.js")}" "$@"`;
  const lines = [
    "#!/bin/sh",
    `if [ "$1" = apple-ade ]; then shift; ${command}; fi`,
    'exec "$@"',
    "",
  ];
  writeFileSync(join(folder, "npx"), lines.join("\n"));
  chmodSync(join(folder, "npx"), 0o755);
  return folder;
}
