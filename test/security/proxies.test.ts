import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished, test, vi } from "vitest";
import { clouds } from "../../stack/graph/clouds.ts";
import { useDemoTenants } from "../stack/demo-tenants.ts";
import { recordEffects } from "../stack/effects.ts";
import { openReader, read } from "../stack/graph/read.ts";
import { startRecordingProxy } from "./recording-proxy.ts";

const start = useDemoTenants();
const tenantId = "3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10";
const application = {
  AZURE_TENANT_ID: tenantId,
  AZURE_CLIENT_ID: "91ab6f0e-2d47-4c58-8b1e-7f30a9d2c614",
};
const secret = "canary-of-a-secret";
const cloudNames = ["global", "usGov", "usGovDoD", "china", "bleu", "delos"] as const;

function stub(env: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
}

function tokenFile(): string {
  const directory = mkdtempSync(join(tmpdir(), "federated-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  writeFileSync(join(directory, "token"), secret);
  return join(directory, "token");
}

/** Where the federated token and the secret may go. */
const signInHosts: Readonly<Record<keyof typeof clouds, readonly string[]>> = {
  global: ["login.microsoftonline.com:443"],
  usGov: ["login.microsoftonline.us:443"],
  usGovDoD: ["login.microsoftonline.us:443"],
  // MSAL knows it by a newer name, too.
  china: ["login.chinacloudapi.cn:443", "login.partner.microsoftonline.cn:443"],
  bleu: ["login.sovcloud-identity.fr:443"],
  delos: ["login.sovcloud-identity.de:443"],
};

describe("a proxy in the environment", () => {
  it("hears nothing of a managed identity, nor of what is read from this machine", async () => {
    const proxy = await startRecordingProxy();
    const tenant = await start();
    stub(proxy.env);
    // Under another name than Graph's, as on a real machine.
    const identity = process.env["IDENTITY_ENDPOINT"]?.replace("127.0.0.1", "localhost");
    stub({ IDENTITY_ENDPOINT: identity });
    expect((await read(tenant)).failure).toBeUndefined();
    expect(tenant.requests).toHaveLength(2);
    expect(proxy.heard()).toBe("");
  });

  test.for(
    cloudNames.flatMap((cloud) => [
      { what: "a client secret", cloud, env: () => ({ AZURE_CLIENT_SECRET: secret }) },
      {
        what: "a federated token",
        cloud,
        env: () => ({ AZURE_FEDERATED_TOKEN_FILE: tokenFile() }),
      },
    ]),
  )("hears only the name of the cloud's own sign-in: $what, $cloud", async (one) => {
    const proxy = await startRecordingProxy();
    stub({ ...proxy.env, ...application, ...one.env() });
    stub({ IDENTITY_ENDPOINT: undefined, IDENTITY_HEADER: undefined });
    const effects = recordEffects();
    const { origin: endpoint } = clouds[one.cloud];
    const connection = { endpoint, tenantId, timeoutSeconds: 20 };
    const { failure } = await openReader(effects)(connection);

    // A sign-in that fails is a finding, whoever is to blame for it.
    expect(failure?.kind).toBe("unauthorized");
    expect(proxy.tunnels()).not.toEqual([]);
    expect(signInHosts[one.cloud]).toEqual(expect.arrayContaining([...proxy.tunnels()]));
    expect(proxy.heard()).not.toContain(secret);
    const told = [...effects.said, failure?.message].join("\n");
    expect(told).not.toContain(secret);
    expect(told).not.toContain(proxy.password);
    expect(told).not.toContain(encodeURIComponent(proxy.password));
  });
});

describe("Node's own support of proxies", () => {
  it("gives the proxy the name of Graph's host and never the bearer token", async () => {
    const proxy = await startRecordingProxy();
    const program = `
      const { transport } = await import(${JSON.stringify(source("transport.ts"))});
      const options = { headers: { authorization: "Bearer ${secret}" }, signal: AbortSignal.timeout(10_000) };
      await transport(5_000)
        .execute({ request: "https://graph.microsoft.com/beta/x", options })
        .catch((error) => console.log(error.failure, error.message));`;
    const env = { ...process.env, ...proxy.env, NODE_USE_ENV_PROXY: "1" };
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, ["--input-type=module", "-e", program], { env });
    expect(stdout).toMatch(/^unreachable Graph could not be reached \(.+\)\.\n$/);
    expect(proxy.tunnels()).toEqual(["graph.microsoft.com:443"]);
    expect(proxy.heard()).not.toContain(secret);
  });
});

function source(name: string): string {
  return new URL(`../../stack/graph/${name}`, import.meta.url).href;
}
