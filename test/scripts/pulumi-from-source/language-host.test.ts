import { once } from "node:events";
import { rmSync } from "node:fs";
import type {
  RunPluginRequest,
  RunPluginResponse,
  RunResponse,
} from "@pulumi/pulumi/proto/language_pb.js";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { isRunning } from "../../../scripts/setup/lock.js";
import { createProgram, pluginRequest, runRequest, spawnHost, startHost } from "./host.ts";

const patient = { timeout: 30_000 };
let started: Awaited<ReturnType<typeof startHost>>;
let program: ReturnType<typeof createProgram>;

beforeAll(async () => {
  started = await startHost();
});

afterAll(async () => {
  const end = once(started.host, "exit");
  started.host.kill("SIGTERM");
  await end;
});

beforeEach(() => {
  program = createProgram();
});

afterEach(() => rmSync(program.folder, { recursive: true }));

function run(request = runRequest(program.folder, "exits 0"), { client } = started) {
  return new Promise<RunResponse.AsObject>((resolve, reject) => {
    client.run(request, (error, response) =>
      error ? reject(error) : resolve(response.toObject()),
    );
  });
}

async function runPlugin(request: RunPluginRequest) {
  const output = { stdout: "", stderr: "", exitCodes: Array.of<number>() };
  const answers: AsyncIterable<RunPluginResponse> = started.client.runPlugin(request);
  for await (const answer of answers) {
    output.stdout += Buffer.from(answer.getStdout_asU8()).toString();
    output.stderr += Buffer.from(answer.getStderr_asU8()).toString();
    if (answer.hasExitcode()) output.exitCodes.push(answer.getExitcode());
  }
  return output;
}

describe("a program", { timeout: 60_000 }, () => {
  test("gets what the engine says about the stack", async () => {
    const request = runRequest(program.folder, "exits 0").setDryrun(true);
    request.getConfigMap().set("tokens:endpoint", "https://example.org").set("a:config:b", "c");
    request.setConfigsecretkeysList(["tokens:secret"]);
    expect(await run(request)).toEqual({ error: "", bail: false });
    const { args, env } = program.seen();
    expect(args.join(" ")).toBe(
      "--monitor monitor:2 --engine engine:1 --organization acme --project tokens " +
        `--root-directory ${program.folder} --stack prod --pwd ${program.folder} --parallel 4 --dry-run exits 0`,
    );
    expect(JSON.parse(env.PULUMI_CONFIG)).toEqual({
      "tokens:config:endpoint": "https://example.org",
      "a:config:b": "c",
    });
    expect(env.PULUMI_CONFIG_SECRET_KEYS).toBe('["tokens:secret"]');
  });

  test.for([
    { ending: "exits 0", response: { error: "", bail: false } },
    { ending: "exits 32", response: { error: "", bail: true } },
    {
      ending: "exits 3",
      response: { error: "Program exited with non-zero exit code: 3", bail: false },
    },
  ])("that $ending is reported so", async ({ ending, response }) => {
    expect(await run(runRequest(program.folder, ending))).toEqual(response);
  });

  test("without an SDK is an error that names it", async () => {
    rmSync(`${program.folder}/node_modules`, { recursive: true });
    const { error } = await run();
    expect(error).toContain("Cannot find module '@pulumi/pulumi/cmd/run'");
  });

  test("ends when the engine cancels the call", async () => {
    const call = started.client.run(runRequest(program.folder, "runs on"), () => undefined);
    await expect.poll(() => program.seen()?.pid, patient).toBeGreaterThan(0);
    const { pid } = program.seen();
    call.cancel();
    await expect.poll(() => isRunning(pid), patient).toBe(false);
  });

  test("ends with the language host", async () => {
    const other = await startHost();
    const running = run(runRequest(program.folder, "runs on"), other);
    await expect.poll(() => program.seen()?.pid, patient).toBeGreaterThan(0);
    const ends = [once(other.host, "exit"), running.catch(() => undefined)];
    other.host.kill("SIGTERM");
    await Promise.all(ends);
    expect(isRunning(program.seen().pid)).toBe(false);
  });
});

describe("a policy pack", { timeout: 60_000 }, () => {
  test("runs in its folder with the environment of the request, and its output is passed on", async () => {
    const request = pluginRequest(program.folder, "analyzer", ["engine:1"]);
    const { PATH } = process.env;
    expect(await runPlugin(request.setEnvList([`PATH=${PATH}`, "A=b=c"]))).toEqual({
      stdout: "out\n",
      stderr: "err\n",
      exitCodes: [0],
    });
    const { args, cwd, env } = program.seen("run-policy-pack");
    expect({ args, cwd }).toEqual({ args: ["engine:1", program.folder], cwd: program.folder });
    expect(env).toEqual({ PATH, A: "b=c", PULUMI_NODEJS_TYPESCRIPT: "true" });
  });

  test("without an SDK is explained as the engine expects it", async () => {
    rmSync(`${program.folder}/node_modules`, { recursive: true });
    expect(await runPlugin(pluginRequest(program.folder, "analyzer", []))).toEqual({
      stdout: "",
      stderr: expect.stringContaining("Cannot find module '@pulumi/pulumi/cmd/run-policy-pack'"),
      exitCodes: [1],
    });
  });

  test("for which there is no Node is an error", async () => {
    const request = pluginRequest(program.folder, "analyzer", []).setEnvList(["PATH=/nowhere"]);
    const { stderr, exitCodes } = await runPlugin(request);
    expect(stderr).toContain("ENOENT");
    expect(exitCodes).toHaveLength(1);
  });
});

describe("the language host", { timeout: 60_000 }, () => {
  // Before Node has started, while the host loads, and when it serves.
  test.for([0, 50, 100, 200, 400, 800])("ends with an engine that ends after %i ms", async (ms) => {
    const host = spawnHost();
    const end = once(host, "exit");
    await new Promise((resolve) => setTimeout(resolve, ms));
    host.stdin.end();
    expect(await end).toEqual([0, null]);
  });
});

test("a provider in a folder gets the folder first", async () => {
  const request = pluginRequest(program.folder, "resource", ["exits 4"]);
  const { exitCodes } = await runPlugin(request.setEnvList([`PATH=${process.env["PATH"]}`]));
  expect(exitCodes).toEqual([4]);
  expect(program.seen("run-plugin").args).toEqual([program.folder, "exits 4"]);
});
