import { once } from "node:events";
import { createServer, Socket } from "node:net";
import { networkInterfaces } from "node:os";
import { describe, expect, it, test, vi } from "vitest";
import { z } from "zod";
import { identityPath } from "../../../demo/server/managed-identity.ts";
import { useDemoTenants } from "../demo-tenants.ts";
import { recordEffects } from "../effects.ts";
import { assertListening } from "../../../stack/graph/demo.ts";
import { failureOf, read } from "./read.ts";

const start = useDemoTenants();

describe("a demo tenant", () => {
  it("that is closed is named at once, without another attempt", async () => {
    const effects = recordEffects();
    const tenant = await start();
    vi.stubEnv("IDENTITY_ENDPOINT", tenant.env.IDENTITY_ENDPOINT);
    await tenant.close();
    expect(await failureOf(read(tenant, { effects, timeoutSeconds: 60 }))).toEqual({
      failure: "demo-closed",
      kind: "unavailable",
      message: `The demo tenant at ${tenant.endpoint} is not running.`,
    });
    expect(effects.sleeps).toEqual([]);
  });

  it("that has begun anew is told from a missing sign-in", async () => {
    const tenant = await start({
      intercept({ path }, response) {
        if (path !== identityPath) return false;
        response.writeHead(401, { "content-type": "application/json" });
        response.end(JSON.stringify({ statusCode: 401, message: "The header is wrong." }));
        return true;
      },
    });
    const { origin } = new URL(process.env["IDENTITY_ENDPOINT"] ?? "");
    expect((await read(tenant)).failure?.signIn).toBe(true);
    expect(await failureOf(read(tenant, { timeoutSeconds: 60 }))).toEqual({
      failure: "demo-sign-in",
      kind: "unauthorized",
      message: `IDENTITY_HEADER is not the one of the demo tenant at ${origin}.`,
    });
  });
});

/** This machine's own, IPv6 too where it has it. */
const loopback = Object.values(networkInterfaces()).flatMap((each = []) =>
  each.flatMap(({ internal, family, address }) =>
    internal ? [{ address, host: family === "IPv6" ? `[${address}]` : address }] : [],
  ),
);

describe("where the demo signs in", () => {
  test.for(loopback)("$host, somebody listens, who is left at once", async ({ address, host }) => {
    const server = createServer().listen(0, address);
    await once(server, "listening");
    const { port } = z.object({ port: z.int() }).parse(server.address());
    const origin = `http://${host}:${port}`;
    const connection = once(server, "connection");
    await assertListening(origin);
    const [socket] = z.tuple([z.instanceof(Socket)]).parse(await connection);
    await once(socket, "close");
    server.close();
    await once(server, "close");
    await expect(assertListening(origin)).rejects.toThrow(
      `The demo tenant at ${origin} is not running.`,
    );
  });

  it("has no address, the credential library says more of it", async () => {
    await expect(assertListening("http://nowhere.invalid:4010")).resolves.toBeUndefined();
  });
});
