import { appendFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { identityPath } from "../../demo/server/managed-identity.ts";
import { contosoTenantId } from "../../demo/scenarios/contoso.ts";
import { devicesHealthy } from "../../demo/scenarios/devices-healthy.ts";
import { startDemoTenant, type DemoTenantOptions, type Intercept } from "../../demo/server.ts";
import {
  certificateName,
  exportState,
  findings,
  held,
  openStage,
  outage,
  pack,
  withProfile,
} from "./stage.ts";

interface Failure {
  readonly when: string;
  readonly tenant: Partial<DemoTenantOptions>;
  /** The stack file names a port at which nothing listens. */
  readonly closed?: true;
  readonly policy: string;
  readonly level: "advisory" | "mandatory";
  readonly says: string;
}

/** Signs in to whatever is asked for; Graph itself does not check here. */
const grantAnySignIn: Intercept = ({ path, url }, response) => {
  if (path !== identityPath) return false;
  const claims = Buffer.from(JSON.stringify({ tid: contosoTenantId })).toString("base64url");
  const answer = {
    access_token: `e30.${claims}.`,
    expires_on: String(Math.floor(new Date().getTime() / 1000) + 3600),
    resource: url.searchParams.get("resource"),
    token_type: "Bearer",
  };
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  return true;
};

const anotherTenantId = "5d0e9c1b-7a42-4f36-8e1d-c3b2a1908f76";

const failures: readonly Failure[] = [
  {
    when: "nothing listens on Graph's port",
    tenant: { intercept: grantAnySignIn },
    closed: true,
    policy: "ade-tenant-readable",
    level: "advisory",
    says: "is not running.",
  },
  {
    when: "the sign-in belongs to another tenant",
    tenant: { tokenTenantId: anotherTenantId },
    policy: "ade-tenant-authorized",
    level: "mandatory",
    says: `The sign-in is for the tenant ${anotherTenantId}, not for the declared tenant ${contosoTenantId}`,
  },
  {
    when: "Graph answers 401",
    tenant: { scenario: { ...devicesHealthy, fault: "unauthorized" } },
    policy: "ade-tenant-authorized",
    level: "mandatory",
    says: "401 Unauthorized",
  },
  {
    when: "Graph answers 403",
    tenant: { roles: [] },
    policy: "ade-tenant-authorized",
    level: "mandatory",
    says: "403 Forbidden",
  },
];

const notJudged = {
  corporate: ["ade-token-judged"],
  [certificateName]: ["apns-certificate-judged"],
  apps: ["vpp-token-judged"],
};

describe.concurrent("a tenant that was not read", { timeout: 240_000 }, () => {
  it.for(failures)("is never healthy: $when", async ({ tenant, closed, policy, level, says }) => {
    await using stage = await openStage(devicesHealthy, tenant);
    if (closed === true) stage.configure({ graph: { timeoutSeconds: 5 } }, await closedPort());
    const preview = await stage.pulumi(["preview", ...pack]);

    expect(findings(preview)).toEqual({ demo: [policy], ...notJudged });
    expect(findings(preview, level)).toHaveProperty("demo", [policy]);
    expect(preview.status, preview.output).toBe(level === "mandatory" ? 1 : 0);
    const messages = preview.events.flatMap(({ policyEvent }) => policyEvent?.message ?? []);
    expect(messages).toHaveLength(4);
    for (const message of messages) expect(message).toContain(says);
    // Not a single policy passed for what nobody has seen.
    expect([...held(preview)]).toEqual([]);
  });

  it("blocks with the scheduled profile", async () => {
    await using stage = await openStage(devicesHealthy, { intercept: outage });
    const preview = await stage.pulumi(["preview", ...withProfile("scheduled")]);
    expect(findings(preview, "mandatory")).toEqual({
      demo: ["ade-tenant-readable"],
      ...notJudged,
    });
    expect(findings(preview, "advisory")).toEqual({});
    expect(preview.status, preview.output).toBe(1);
  });
});

describe.concurrent("a configuration with mistakes", { timeout: 240_000 }, () => {
  it("stops the up in one error with all of them, and nothing is read or recorded", async () => {
    await using stage = await openStage(devicesHealthy);
    stage.configure(
      {
        tenantId: "contoso",
        tokens: { corporate: { tokenName: "Corporate iPhones", renewBy: "2027-02-30" } },
      },
      "https://graph.contoso.example",
    );
    appendFileSync(stage.workspace.stackFile, "  apple-ade:ignoredToken: []\n");
    const up = await stage.pulumi(["up", "--yes", ...withProfile("record")]);
    expect(up.status, up.output).not.toBe(0);
    const [, diagnostics = ""] = up.output.split("Diagnostics:");
    expect(diagnostics.match(/error: /g)).toHaveLength(1);
    expect(diagnostics.split("\n").map((line) => line.trim().split(/: (?:is|unknown)/)[0])).toEqual(
      expect.arrayContaining([
        "graph.endpoint",
        "ignoredToken",
        "tenantId",
        "tokens.corporate.renewBy",
      ]),
    );
    expect(diagnostics).toContain("4 problems under apple-ade; nothing was read.");
    expect(diagnostics).not.toMatch(/^\s+at /m);
    expect(stage.tenant.requests).toEqual([]);
    expect((await exportState(stage.pulumi)).deployment.resources).toEqual([]);
  });
});

/** The origin of a tenant that has gone. */
async function closedPort(): Promise<string> {
  await using tenant = await startDemoTenant({ scenario: devicesHealthy, now: new Date() });
  return tenant.endpoint;
}
