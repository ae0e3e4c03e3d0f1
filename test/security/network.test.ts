import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Operation } from "../../demo/pulumi-workspace.ts";
import { devicesHealthy } from "../../demo/scenarios/devices-healthy.ts";
import { findings, openStage, pack, type Stage } from "../e2e/stage.ts";
import { type AppService, startAppService } from "../stack/app-service.ts";
import { startRecordingProxy } from "./recording-proxy.ts";

const line = z.object({
  script: z.string(),
  args: z.array(z.string()),
  to: z.string().optional(),
  starts: z.string().optional(),
});

type Recorded = z.infer<typeof line>;

const recorder = new URL("connection-recorder.ts", import.meta.url).href;

/** One preview, whose processes write down whom they call, where a proxy is set that nobody needs. */
describe("a preview's own processes", { timeout: 240_000 }, () => {
  let stage: Stage;
  let identity: AppService;
  let preview: Operation;
  let recorded: readonly Recorded[];
  let heard: string;
  let closeProxy: () => Promise<void>;

  beforeAll(async () => {
    const proxy = await startRecordingProxy((close) => (closeProxy = close));
    identity = await startAppService();
    stage = await openStage(devicesHealthy);
    identity.serve(stage.tenant, stage.tenant.endpoint);
    const file = join(stage.workspace.directory, "connections.jsonl");
    const env = {
      ...identity.env,
      ...proxy.env,
      NODE_USE_ENV_PROXY: "1",
      NODE_OPTIONS: `${process.env["NODE_OPTIONS"]} --import=${recorder}`,
      RECORDED_CONNECTIONS: file,
    };
    preview = await stage.pulumi(["preview", ...pack], { env });
    heard = proxy.heard();
    const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
    recorded = lines.map((each) => line.parse(JSON.parse(each)));
  }, 240_000);

  afterAll(async () => {
    await stage[Symbol.asyncDispose]();
    await identity[Symbol.asyncDispose]();
    await closeProxy();
  });

  /** What was recorded of one of Pulumi's runners, which are called by their folder. */
  const of = (runner: string) =>
    recorded.filter(({ script }) => basename(dirname(script)) === runner);

  it("the preview is that of a healthy tenant", () => {
    expect(preview.status, preview.output).toBe(0);
    expect(preview.output).toContain("✅ apple-ade@v");
    expect(findings(preview)).toEqual({});
  });

  it("the provider calls the sign-in and Graph, and nobody else", () => {
    const hosts = [identity.env.IDENTITY_ENDPOINT, stage.tenant.endpoint].map(
      (address) => new URL(address).host,
    );
    const called = of("dynamic-provider").flatMap(({ to }) => to ?? []);
    expect(new Set(called)).toEqual(new Set(hosts));
  });

  it("a proxy hears nothing of what is on this machine", () => {
    expect(heard).toBe("");
  });

  it("Graph is sent nothing but GET", () => {
    expect(new Set(stage.tenant.requests.map(({ method }) => method))).toEqual(new Set(["GET"]));
  });

  it("the program calls the engine that started it, and nobody else", () => {
    const [{ args } = { args: [] }] = of("run");
    const engine = args.filter((arg) => /^127\.0\.0\.1:\d+$/.test(arg));
    const called = of("run").flatMap(({ to }) => to ?? []);
    expect(engine).not.toEqual([]);
    expect(new Set(called)).toEqual(new Set(engine));
  });

  it("the pack calls nobody, not even the engine", () => {
    expect(of("run-policy-pack")).toEqual([]);
  });

  it("none of them starts another program", () => {
    const ours = ["run", "dynamic-provider", "run-policy-pack"].flatMap(of);
    expect(ours.filter(({ starts }) => starts !== undefined)).toEqual([]);
  });
});

describe("the pack's sources", () => {
  const root = join(import.meta.dirname, "../../policy");
  const sources = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.includes("node_modules"))
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
  const using = (pattern: RegExp) =>
    sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

  it("use nothing of Node's: no network, no file, no other program", () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(using(/from "node:|\bfetch\(|WebSocket|process\.(?!env)/)).toEqual([]);
  });

  it("read one variable of the environment, and no credential", () => {
    expect(using(/process\.env/)).toEqual(["index.ts"]);
    const index = sources.find(({ path }) => path === "index.ts")?.text;
    expect(index?.match(/process\.env\S*/g)).toEqual([expect.stringContaining("ADE_AS_OF")]);
  });
});
