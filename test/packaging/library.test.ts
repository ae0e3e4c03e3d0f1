import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, test } from "vitest";
import { type Operation, openWorkspace } from "../../demo/pulumi-workspace.ts";
import { relativeTo } from "../../demo/scenarios/scenario.ts";
import { type DemoTenant, startDemoTenant } from "../../demo/server.ts";
import { openContainer } from "../e2e/container.ts";
import { configOf, containerOf, lastLineOf, markOf } from "../e2e/job.ts";
import { expected, findingsIn, scenario, shows } from "./expected.ts";
import { install, type Installed, openHome, pack } from "./fresh-project.ts";
import { programsFor } from "./programs.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../..");
const home = openHome("library");
const now = new Date();

type Program = (typeof expected)[number]["program"];

let tenant: DemoTenant;
let packed: Awaited<ReturnType<typeof pack>>;
const programs = new Map<string, Installed>();

beforeAll(async () => {
  tenant = await startDemoTenant({ scenario, now });
  packed = await pack(root);
  await Promise.all(
    Object.entries(programsFor(tenant, now)).map(async ([name, each]) =>
      programs.set(name, await install(each, home)),
    ),
  );
}, 300_000);

afterAll(() => tenant.close());

describe("the packed library", () => {
  it("holds what is built, the pack, the command and their documents, and no source", () => {
    const builtOrRead = /^(?:dist|docs)\/|^[A-Z]+(?:\.md)?$/;
    const others = packed.files.filter((path) => !builtOrRead.test(path));
    expect(others).toMatchInlineSnapshot(`
      [
        "action.yml",
        "cli/apple-ade.js",
        "cli/check/before-sdk.cjs",
        "cli/formats/html/base.css",
        "cli/formats/html/finding.css",
        "cli/formats/html/marks.css",
        "cli/formats/html/masthead.css",
        "cli/formats/html/palette.css",
        "cli/formats/html/print.css",
        "cli/formats/html/table.css",
        "cli/formats/html/tenant.css",
        "cli/formats/html/timeline.css",
        "package.json",
        "policy/keep-compiled.cjs",
        "policy/main.cjs",
        "policy/package.json",
        "policy/profiles/pull-request.json",
        "policy/profiles/record.json",
        "policy/profiles/scheduled.json",
        "policy/PulumiPolicy.yaml",
        "policy/README.md",
        "stack/azure/image/Dockerfile",
        "stack/provider.cjs",
        "stack/provider.d.cts",
        "templates/apple-ade/template.yml",
        "templates/project/index.js",
        "templates/project/package.json",
        "templates/project/Pulumi.yaml",
        "templates/project/README.md",
        "test/mutation/README.md",
      ]
    `);
    expect(packed.files.filter((path) => /(?<!\.d)\.[cm]?ts$/.test(path))).toEqual([]);
  });

  test.for([
    { tool: "publint", args: ["run", "--strict"] },
    { tool: "attw", args: [] },
  ])("suits every program and compiler, says $tool", { timeout: 60_000 }, async (checker) => {
    const command = join(root, "node_modules", ".bin", checker.tool);
    const { stdout } = await run(command, [...checker.args, packed.tarball]);
    expect(stdout).toMatch(/All good|No problems found/);
  });

  it("declares types that need Pulumi's SDK only", () => {
    const folder = join(program("typescript").folder, "node_modules/pulumi-apple-ade");
    const declarations = packed.files.filter((path) => /\.d\.c?ts$/.test(path));
    const imported = declarations.flatMap((path) => {
      const imports = readFileSync(join(folder, path), "utf8").matchAll(/ from "([^".][^"]*)"/g);
      return [...imports].map(([, name]) => name);
    });
    expect(declarations.length).toBeGreaterThan(4);
    expect(new Set(imported)).toEqual(new Set(["@pulumi/pulumi"]));
  });
});

describe("in a program", { timeout: 120_000 }, () => {
  test.for(expected)("$name, it finds what is wrong with the tenant", async (each) => {
    const { folder, run: runIn } = program(each.program);
    const sdk = join(folder, "node_modules/@pulumi/pulumi/package.json");
    expect(JSON.parse(readFileSync(sdk, "utf8"))).toMatchObject({ version: each.sdk });
    expect(await runIn("node", "--version")).toMatch(each.node);

    const operation = await preview(each.program);
    expect(findingsIn(operation), operation.output).toEqual(each.findings);
    expect(operation.status).toBe(1);
    expect(each.inCode && shows(operation, "mdm@contoso.example")).toBe(false);
  });

  it("in TypeScript, it satisfies the compiler, which knows a misspelt argument", async () => {
    expect(await program("typescript").run("tsc", "--noEmit")).toBe("");
  });
});

describe("the command of the package", { timeout: 120_000 }, () => {
  it("plays a tenant, and says how to reach it", async () => {
    const { folder, path } = program("commonJs");
    const command = join(folder, "node_modules/.bin/apple-ade");
    const env = { ...process.env, PATH: path, XDG_STATE_HOME: folder };
    const demo = spawn(command, ["demo", "--scenario", "token-not-expired", "--port", "0"], {
      cwd: home,
      env,
    });
    onTestFinished(() => ended(demo, "SIGINT"));
    const [introduction] = await once(demo.stdout.setEncoding("utf8"), "data");
    const [, endpoint = ""] = /graph\.endpoint (http:\S+)/.exec(String(introduction)) ?? [];
    expect(String(introduction).match(/^ {2}export IDENTITY_\w+=.*$/gm)).toHaveLength(2);
    expect((await fetch(`${endpoint}/beta/deviceManagement`)).status).toBe(401);
  });

  it("checks as the image's container does, where it can write nothing", async () => {
    chmodSync(home, 0o755);
    using container = await openContainer(program("typescript").folder);
    const { command, env } = await containerOf(
      configOf(scenario.config(relativeTo(now)), tenant.endpoint),
    );
    const { status, out, err } = await container.run(command, { ...env, ...tenant.env });
    expect({ status, last: lastLineOf(out) }, out + err).toEqual({
      status: 1,
      last: expect.stringMatching(`${markOf(1)} {"tokens":".*Corporate iPhones`),
    });
  });
});

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exit = once(child, "exit");
  child.kill(signal);
  await exit;
}

function program(name: Program): Installed {
  const found = programs.get(name);
  if (found === undefined) throw new Error(`The program ${name} is not installed.`);
  return found;
}

async function preview(name: Program): Promise<Operation> {
  const { folder, path } = program(name);
  // As somebody's own shell has it: what tests and `apple-ade check` load before the SDK is ours.
  const environment = { PATH: path, ADE_AS_OF: "", NODE_OPTIONS: "" };
  using workspace = openWorkspace({ env: { ...tenant.env, ...environment } }, folder);
  // The others say in code what they declare.
  if (name === "commonJs") workspace.configure(scenario.config(relativeTo(now)), tenant.endpoint);
  return await workspace.run(["preview", "--policy-pack", "node_modules/pulumi-apple-ade/policy"]);
}
