import { execFile } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { openWorkspace } from "../../demo/pulumi-workspace.ts";
import { scenarioNamed } from "../../demo/scenarios/catalog.ts";
import { relativeTo } from "../../demo/scenarios/scenario.ts";
import { startDemoTenant } from "../../demo/server.ts";
import { begin, copyProject, openHome, pack } from "./fresh-project.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../..");
const home = join(openHome("pack"), "other");
const installed = join(home, "node_modules/apple-ade-policy-pack");
let files: readonly string[] = [];

beforeAll(async () => {
  const packed = await pack(join(root, "policy"));
  ({ files } = packed);
  copyProject(await begin(), home);
  // Of what is installed there, npm keeps what the pack needs, and no more.
  writeFileSync(join(home, "package.json"), "{}");
  rmSync(join(home, "package-lock.json"));
  const frugal = ["--no-audit", "--no-fund", "--prefer-offline"];
  await run("npm", ["install", ...frugal, packed.tarball], { cwd: home });
}, 120_000);

describe("the packed policy pack", () => {
  it("holds the built pack, its profiles, and no source", () => {
    expect(files.filter((path) => !path.startsWith("dist/")).toSorted()).toEqual([
      "PulumiPolicy.yaml",
      "README.md",
      "keep-compiled.cjs",
      "main.cjs",
      "package.json",
      "profiles/pull-request.json",
      "profiles/record.json",
      "profiles/scheduled.json",
    ]);
    expect(files.filter((path) => path.startsWith("dist/") && !path.endsWith(".js"))).toEqual([]);
  });

  it("has the project's own version of what it needs", () => {
    const own = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      dependencies: object;
      devDependencies: object;
    };
    const { dependencies } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as {
      dependencies: object;
    };
    expect({ ...own.devDependencies, ...own.dependencies }).toMatchObject(dependencies);
  });

  it("judges, installed in another project", { timeout: 60_000 }, async () => {
    const now = new Date();
    await using tenant = await startDemoTenant({
      scenario: scenarioNamed("token-not-expired"),
      now,
    });
    using workspace = openWorkspace(tenant);
    workspace.configure(
      scenarioNamed("token-not-expired").config(relativeTo(now)),
      tenant.endpoint,
    );
    const { status, events, output } = await workspace.run(["preview", "--policy-pack", installed]);
    const violated = events.flatMap(({ policyEvent }) => policyEvent?.policyName ?? []);
    expect({ status, violated }, output).toEqual({
      status: 1,
      violated: ["ade-token-not-expired"],
    });
  });
});
