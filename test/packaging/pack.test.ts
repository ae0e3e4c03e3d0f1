import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorkspace } from "../../demo/pulumi-workspace.ts";
import { scenarioNamed } from "../../demo/scenarios/catalog.ts";
import { relativeTo } from "../../demo/scenarios/scenario.ts";
import { startDemoTenant } from "../../demo/server.ts";
import { pack } from "./fresh-project.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../..");
const home = mkdtempSync(join(tmpdir(), "apple-ade-pack-"));
const installed = join(home, "node_modules/apple-ade-policy-pack");
let files: readonly string[] = [];

beforeAll(async () => {
  const packed = await pack(join(root, "policy"));
  ({ files } = packed);
  writeFileSync(join(home, "package.json"), "{}");
  await run("npm", ["install", "--no-audit", "--no-fund", packed.tarball], { cwd: home });
}, 120_000);

afterAll(() => rmSync(home, { recursive: true, force: true }));

describe("the packed policy pack", () => {
  it("holds the built pack, its profiles, and no source", () => {
    expect(files.filter((path) => !path.startsWith("dist/")).toSorted()).toEqual([
      "PulumiPolicy.yaml",
      "README.md",
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
