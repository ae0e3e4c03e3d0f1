import { execFile } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { packageRoot } from "../../../cli/package-root.ts";
import { scenarioNamed } from "../../../demo/scenarios/catalog.ts";
import { contosoTenantId } from "../../../demo/scenarios/contoso.ts";
import { relativeTo } from "../../../demo/scenarios/scenario.ts";
import { stackFile } from "../../../demo/scenarios/stack-config.ts";
import { type Ended, runHere } from "../in-process.ts";
import { useDemoTenants } from "../../stack/demo-tenants.ts";

const start = useDemoTenants();
const healthy = scenarioNamed("healthy");

/** A project with a Pulumi that knows its version and its one stack. */
function project(stack: string): string {
  const folder = mkdtempSync(join(tmpdir(), "doctor-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "Pulumi.yaml"), "name: contoso\nruntime: nodejs\n");
  writeFileSync(join(folder, "Pulumi.contoso.yaml"), stack);
  symlinkSync(join(packageRoot, "node_modules"), join(folder, "node_modules"));
  mkdirSync(join(folder, "bin"));
  const pulumi = join(folder, "bin", "pulumi");
  const list = '[{"name": "contoso", "current": true}]';
  writeFileSync(pulumi, `#!/bin/sh\n[ "$1" = version ] && echo v3.259.0 || echo '${list}'\n`);
  chmodSync(pulumi, 0o755);
  return folder;
}

function doctor(folder: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
  const path = [join(folder, "bin"), process.env["PATH"]].join(delimiter);
  const command = [join(packageRoot, "cli", "apple-ade.js"), "doctor", ...args];
  const options = { cwd: folder, env: { ...process.env, ...env, PATH: path } };
  return new Promise<{ status: unknown; out: string; err: string }>((resolve) => {
    execFile(process.execPath, command, options, (error, out, err) =>
      resolve({ status: error?.code ?? 0, out, err }),
    );
  });
}

/** In this process, which is in that folder meanwhile. */
async function here(folder: string, args: readonly string[]): Promise<Ended> {
  const before = process.cwd();
  onTestFinished(() => process.chdir(before));
  process.chdir(folder);
  const PATH = [join(folder, "bin"), process.env["PATH"]].join(delimiter);
  const env = { ...process.env };
  const ended = await runHere(["doctor", ...args], { ...env, PATH });
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  return ended;
}

test("apple-ade doctor reports, writes the probe, shows it and says where to send it", async () => {
  const tenant = await start({ scenario: healthy, now: new Date() });
  const folder = project(stackFile(healthy.config(relativeTo(new Date())), tenant.endpoint));
  const { status, out, err } = await here(folder, ["--probe", "probe.json"]);
  expect({ status, err }).toEqual({
    status: 0,
    err: expect.stringMatching(
      /^probe.json is written, as shown. Read it, and attach it to an issue/,
    ),
  });
  expect(out).toMatch(/^All is well: 20 checks passed\.\n/);
  expect(out).toContain(readFileSync(join(folder, "probe.json"), "utf8"));
  const json = await here(folder, ["--format", "json", "--profile", "scheduled", "--probe", "b"]);
  expect(JSON.parse(json.out)).toMatchObject({ schemaVersion: 1, exitStatus: 0 });
  expect(json.out).not.toContain('"probe"');
});

test("apple-ade doctor ends with 2 where the probe cannot be written", async () => {
  const folder = project("config: {}\n");
  const { status, err } = await here(folder, ["--probe", "none/probe.json"]);
  expect({ status, err }).toEqual({
    status: 2,
    err: "--probe none/probe.json: it cannot be written (ENOENT).\n",
  });
});

test("apple-ade doctor names a proxy that blocks", async () => {
  const proxy = createServer();
  proxy.on("connect", (_, socket) => socket.end("HTTP/1.1 403 Forbidden\r\n\r\n"));
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  onTestFinished(() => void proxy.close());
  const address = proxy.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const folder = project(
    `config:\n  apple-ade:tenantId: ${contosoTenantId}\n  apple-ade:tokens: {}\n`,
  );
  const { status, out } = await doctor(folder, [], {
    HTTPS_PROXY: `http://127.0.0.1:${port}`,
    NODE_USE_ENV_PROXY: "1",
    no_proxy: "",
    NO_PROXY: "",
  });
  expect(out).toMatch(
    /^Begin here: Graph reachable: https:\/\/graph.microsoft.com does not answer/,
  );
  expect(out).toContain("> Let the proxy of HTTPS_PROXY allow CONNECT to this host on port 443.");
  expect(status).toBe(1);
});
