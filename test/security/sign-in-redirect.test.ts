import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, describe, expect, test, vi } from "vitest";
import { openReader } from "../stack/graph/read.ts";
import { isolateFromSignIns } from "../stack/demo-tenants.ts";
import { recordEffects } from "../stack/effects.ts";
import { startBystander } from "../stack/graph-answers.ts";

/** MSAL keeps the first endpoint that a process offers, so there is one for all tests. */
let redirect: { readonly status: number; readonly location: string } | undefined;
const asked: unknown[] = [];
const identity = createServer((request, response) => {
  asked.push(request.headers["x-identity-header"]);
  const { status = 500, location = "" } = redirect ?? {};
  response.writeHead(status, { location }).end();
}).listen(0, "127.0.0.1");
await once(identity, "listening");
const address = identity.address();
const port = typeof address === "object" && address !== null ? address.port : 0;

afterAll(() => {
  identity.close();
  identity.closeAllConnections();
});

describe("a sign-in that is redirected", () => {
  test.for([301, 302, 303, 307, 308])("with %i takes the secret nowhere else", async (status) => {
    isolateFromSignIns();
    vi.stubEnv("IDENTITY_ENDPOINT", `http://127.0.0.1:${port}/msi/token`);
    vi.stubEnv("IDENTITY_HEADER", "the-identity's-secret");
    const bystander = await startBystander();
    redirect = { status, location: `${bystander.origin}/msi/token` };
    asked.length = 0;

    const effects = recordEffects();
    const { failure } = await openReader(effects)({
      endpoint: bystander.origin,
      timeoutSeconds: 20,
    });
    expect(asked).toEqual(["the-identity's-secret"]);
    expect(bystander.arrivals).toEqual([]);
    expect(failure?.kind).toBe("unauthorized");
    expect([failure?.message, ...effects.said].join()).not.toContain("secret");
  });
});
