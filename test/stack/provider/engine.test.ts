import { once } from "node:events";
import { connect, createServer as createHttp2Server } from "node:http2";
import { createServer, type Server } from "node:net";
import { describe, expect, it } from "vitest";
import { identityPath } from "../../../demo/server/managed-identity.ts";
import { healthy } from "../../../demo/scenarios/healthy.ts";
import { type DemoTenant, startDemoTenant } from "../../../demo/server.ts";
import { endWithEngine, interruptionByEngine } from "../../../stack/provider/engine.ts";
import { tokenInputs } from "./check.ts";
import { sent, startProviderProcess } from "./provider-process.ts";

/** A tenant whose Graph takes requests and never answers; what happens to the first is told. */
async function startSilentTenant() {
  const asked = Promise.withResolvers<void>();
  const dropped = Promise.withResolvers<void>();
  const tenant = await startDemoTenant({
    scenario: healthy,
    now: new Date(),
    intercept: ({ path }, response) => {
      if (path === identityPath) return false;
      response.once("close", dropped.resolve);
      asked.resolve();
      return true;
    },
  });
  return { tenant, asked: asked.promise, dropped: dropped.promise };
}

/** Something that listens, as the engine does. */
async function startEngine() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, address: addressOf(server) };
}

function addressOf(server: Pick<Server, "address">): string {
  const address = server.address();
  return `127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
}

/** Far beyond any test's patience. */
const graph = (tenant: DemoTenant) => ({ endpoint: tenant.endpoint, timeoutSeconds: 600 });
const token = (tenant: DemoTenant) =>
  sent("AdeToken", tokenInputs(tenant, { graph: graph(tenant) }));

describe("a read that the engine cancels", { timeout: 60_000 }, () => {
  it("ends at once as an interruption, also for what asks later", async () => {
    const { tenant, asked, dropped } = await startSilentTenant();
    await using _ = tenant;
    await using provider = await startProviderProcess(tenant.env, "127.0.0.1:1");
    const props = token(tenant);
    const checks = [provider.check(props), provider.check(props)];
    await asked;
    await provider.cancel();
    await dropped;
    const pushCertificate = { ...props, ...sent("ApplePushCertificate", {}) };
    const answers = [...checks, provider.check(pushCertificate), provider.read(props)];
    const [first, second, later, read] = await Promise.all(answers);
    const interrupted = {
      status: "unreadable",
      cause: "unavailable",
      failure: "interrupted",
      reason: "The run was interrupted before Graph had answered.",
    };
    for (const inputs of [first, second, later])
      expect(inputs?.["live"]).toMatchObject(interrupted);
    // A refresh that was interrupted leaves the record as it is.
    expect(read).toEqual(props);
    expect(tenant.requests.filter(({ path }) => path !== identityPath)).toHaveLength(1);
  });

  it.for([
    { method: "Cancel", interrupts: true },
    { method: "Check", interrupts: false },
  ])("is told by the engine's call $method: $interrupts", async ({ method, interrupts }) => {
    const interrupted = interruptionByEngine();
    const server = createHttp2Server((_, response) => response.end()).listen(0, "127.0.0.1");
    await once(server, "listening");
    const client = connect(`http://${addressOf(server)}`);
    const call = client.request({ ":path": `/pulumirpc.ResourceProvider/${method}` });
    await once(call.resume(), "end");
    client.close();
    server.close();
    expect(interrupted.aborted).toBe(interrupts);
  });
});

describe("an engine that was killed", { timeout: 60_000 }, () => {
  it("takes the provider with it, in the middle of a read", async () => {
    const { tenant, asked, dropped } = await startSilentTenant();
    await using _ = tenant;
    const engine = await startEngine();
    await using provider = await startProviderProcess(tenant.env, engine.address);
    const lost = provider.check(token(tenant)).catch(String);
    await asked;
    engine.server.close();
    provider.input.end();
    expect(await provider.ended).toEqual([1, null]);
    await dropped;
    expect(await lost).toContain("UNAVAILABLE");
  });

  it("is not one that only gives no input", async () => {
    const tenant = await startDemoTenant({ scenario: healthy, now: new Date() });
    await using _ = tenant;
    const engine = await startEngine();
    await using provider = await startProviderProcess(tenant.env, engine.address);
    const props = sent("AdeToken", tokenInputs(tenant));
    await provider.check(props);
    provider.input.end();
    // The provider looks after its engine, and goes on.
    await once(engine.server, "connection");
    expect((await provider.check(props))["live"]).toMatchObject({ status: "found" });
    engine.server.close();
  });

  it("concerns Pulumi's provider process alone", () => {
    const listeners = process.stdin.listenerCount("end");
    for (const script of ["stack/index.ts", "cmd/run/index.js", "dynamic-provider/index.js"])
      endWithEngine(["node", script, "127.0.0.1:1"]);
    expect(process.stdin.listenerCount("end")).toBe(listeners);
  });
});
