import { describe, expect, it, vi } from "vitest";
import { identityPath } from "../../../demo/server/managed-identity.ts";
import { useDemoTenants } from "../demo-tenants.ts";
import { recordEffects } from "../effects.ts";
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
    expect(await failureOf(read(tenant, { timeoutSeconds: 60 }))).toEqual({
      failure: "demo-sign-in",
      kind: "unauthorized",
      message: `IDENTITY_HEADER is not the one of the demo tenant at ${origin}.`,
    });
  });
});
