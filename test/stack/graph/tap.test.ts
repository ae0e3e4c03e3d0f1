import { describe, expect, it, test, vi } from "vitest";
import { scenarioNamed } from "../../../demo/scenarios/catalog.ts";
import { readTokens } from "../../../stack/graph/reads/tokens.ts";
import { createReader } from "../../../stack/graph/reader.ts";
import { observed } from "../../../stack/graph/sign-in/observed.ts";
import type { Tap } from "../../../stack/graph/tap.ts";
import { useDemoTenants, type TenantOptions } from "../demo-tenants.ts";
import { recordEffects } from "../effects.ts";
import { connectionTo } from "./read.ts";

const start = useDemoTenants();

async function told(options: TenantOptions = {}) {
  const tenant = await start(options);
  const events: Parameters<Tap>[0][] = [];
  const tap: Tap = (event) => events.push(event);
  await createReader(recordEffects({ tap })).read(connectionTo(tenant), readTokens);
  return { tenant, events };
}

describe("a single credential", () => {
  test.for([
    { that: "gives nothing", getToken: () => null, failure: "it gave nothing" },
    { that: "fails", getToken: throwing(new Error("no key.\nId: 1")), failure: "no key." },
    { that: "fails without an error", getToken: throwing("no"), failure: "it failed" },
  ])("that $that is told as that", async ({ getToken, failure }) => {
    const events: Parameters<Tap>[0][] = [];
    class OwnCredential {
      getToken = async () => getToken();
    }
    const credential = observed(new OwnCredential(), (event) => events.push(event));
    await Promise.allSettled([credential.getToken("a scope")]);
    expect(events).toEqual([{ kind: "credential", credential: "OwnCredential", failure }]);
  });
});

function throwing(error: unknown): () => never {
  return () => {
    throw error;
  };
}

describe("a tap", () => {
  it("is told of the sign-in, of each answer and of the end", async () => {
    vi.stubEnv("AZURE_TOKEN_CREDENTIALS", "prod");
    const { tenant, events } = await told({ scenario: scenarioNamed("healthy"), pageSize: 1 });
    expect(events).toStrictEqual([
      {
        kind: "credential",
        credential: "EnvironmentCredential",
        failure: expect.stringMatching(/^EnvironmentCredential is unavailable/),
      },
      {
        kind: "credential",
        credential: "WorkloadIdentityCredential",
        failure: expect.stringContaining("is unavailable"),
      },
      {
        kind: "credential",
        credential: "ManagedIdentityCredential",
        claims: {
          tenantId: tenant.tenantId,
          applicationId: expect.stringMatching(/^[\da-f-]{36}$/),
          roles: ["DeviceManagementServiceConfig.Read.All"],
          isDelegated: false,
        },
      },
      ...[0, 1].map(() => ({
        kind: "answer",
        url: expect.stringContaining(`${tenant.endpoint}/beta/deviceManagement/dep`),
        milliseconds: 0,
        status: 200,
        body: expect.stringContaining('"value":[{'),
      })),
      { kind: "read", what: "ADE tokens" },
    ]);
  });

  it("is told of what was not answered, and why the read ended", async () => {
    const { events } = await told({
      intercept: ({ path }, response) => {
        if (path === "/msi/token") return false;
        response.destroy();
        return true;
      },
    });
    const answers = events.filter(({ kind }) => kind === "answer");
    expect(answers).toHaveLength(6);
    expect(answers[0]).not.toHaveProperty("status");
    expect(events.at(-1)).toMatchObject({ kind: "read", failure: { failure: "unreachable" } });
  });
});
