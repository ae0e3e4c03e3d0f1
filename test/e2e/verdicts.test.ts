import { beforeAll, describe, expect, it } from "vitest";
import { formats } from "../../cli/formats/catalog.ts";
import { identityPath } from "../../demo/server/managed-identity.ts";
import { happen } from "../../demo/deeds.ts";
import { lived } from "../../demo/life.ts";
import { defaultScenario } from "../../demo/scenarios/default.ts";
import { relativeTo, type Scenario } from "../../demo/scenarios/scenario.ts";
import { scenarioNamed } from "../../demo/scenarios/catalog.ts";
import { contosoTenantId } from "../../demo/scenarios/contoso.ts";
import { devicesHealthy } from "../../demo/scenarios/devices-healthy.ts";
import { empty } from "../../demo/scenarios/healthy.ts";
import type { StackConfig } from "../../demo/scenarios/stack-config.ts";
import { startDemoTenant, type Intercept } from "../../demo/server.ts";
import { catalog } from "../../policy/catalog.ts";
import { allFindings } from "../cli/reports.ts";
import { ageing } from "./ageing.ts";
import { everything } from "./everything.ts";
import {
  certificateName,
  confidential,
  expectedFindings,
  findings,
  held,
  outage,
  pack,
  requestsOf,
  steps,
} from "./stage.ts";
import { previewTogether, type Together, worded } from "./together.ts";

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

const notJudged = {
  corporate: ["ade-token-judged"],
  [certificateName]: ["apns-certificate-judged"],
  apps: ["vpp-token-judged"],
};

/** The policies about what is enrolled, and what enrolling needs beside the tokens. */
const enrollmentPolicies = catalog
  .map(({ name }) => name)
  .slice(catalog.findIndex(({ name }) => name === "ade-token-devices-present"));

/** The healthy tenant, of which the stack's file says this as well. */
function configured(more: Partial<StackConfig>): Scenario {
  return { ...devicesHealthy, config: (at) => ({ ...devicesHealthy.config(at), ...more }) };
}

function expectNotJudged<Name extends string>(
  { of }: Together<Name>,
  name: Name,
  policy: string,
  says: string,
): void {
  expect(findings(of(name))).toEqual({ demo: [policy], ...notJudged });
  const messages = of(name).events.flatMap(({ policyEvent }) => policyEvent?.message ?? []);
  expect(messages).toHaveLength(4);
  for (const message of messages) expect(message).toContain(says);
  // Not a single policy passed for what nobody has seen.
  expect([...held(of(name))]).toEqual([]);
}

describe("the gate passes", { timeout: 240_000 }, () => {
  let together: Together<"healthy" | "noDevices" | "empty" | "ageing" | "closed" | "outage">;

  beforeAll(async () => {
    together = await previewTogether(
      {
        healthy: { scenario: devicesHealthy, pageSize: 3, devicePageSize: 500 },
        noDevices: { scenario: configured({ devices: { read: false } }) },
        empty: { scenario: empty },
        ageing: { scenario: ageing },
        closed: {
          scenario: configured({ graph: { timeoutSeconds: 5 } }),
          intercept: grantAnySignIn,
          endpoint: await closedPort(),
        },
        outage: { scenario: devicesHealthy, intercept: outage },
      },
      ...pack,
    );
  }, 240_000);

  it("all of them, with the pack", () => {
    expect(together.operation.status, together.operation.output).toBe(0);
    expect(together.operation.output).toContain("⚠️ apple-ade@v");
    expect(findings(together.operation, "mandatory")).toEqual({});
  });

  it("a healthy tenant without a word, and reads each page of it once", () => {
    const healthy = together.of("healthy");
    expect(findings(healthy)).toEqual({});
    // Everything that is declared was looked at.
    expect(steps(healthy)).toMatchObject({
      demo: "create",
      corporate: "create",
      [certificateName]: "create",
      apps: "create",
    });
    const passed = held(healthy);
    const silent = enrollmentPolicies.filter((name) => !passed.has(name));
    // No id is pinned.
    expect(silent).toEqual(["ade-devices-on-assigned-profile", "vpp-token-name-current"]);
    expect(passed).toContain("ade-token-not-expired");
    expect(requestsOf(together.tenants.healthy)).toEqual({
      signIn: 1,
      tokens: 1,
      token: 1,
      enrollmentProfiles: 2,
      devices: 4,
      pushCertificate: 1,
      vppTokens: 1,
    });
  });

  it("a tenant of whose devices it asks none, when the configuration says so", () => {
    expect(findings(together.of("noDevices"))).toEqual({});
    expect(held(together.of("noDevices"))).not.toContain("ade-devices-have-profile");
    expect(requestsOf(together.tenants.noDevices)).toEqual({
      signIn: 1,
      tokens: 1,
      token: 1,
      enrollmentProfiles: 1,
      pushCertificate: 1,
      vppTokens: 1,
    });
  });

  it("a stack that declares no token", () => {
    expect(findings(together.of("empty"))).toEqual({});
    expect(together.tenants.empty.requests.at(-1)).toMatchObject({ authorized: true });
  });

  it("a token near its expiry and an old deadline, and warns of them", () => {
    expect(findings(together.of("ageing"), "advisory")).toEqual({
      macs: ["ade-token-not-expiring"],
      [certificateName]: ["apns-certificate-deadline-current"],
    });
    expect(findings(together.of("ageing"), "mandatory")).toEqual({});
  });

  it("a tenant at whose port nothing listens, which is never healthy", async () => {
    expectNotJudged(together, "closed", "ade-tenant-readable", "is not running.");
    expect(findings(together.of("closed"), "advisory")).toHaveProperty("demo", [
      "ade-tenant-readable",
    ]);
    const { out } = await together.report("closed");
    const said = out.replaceAll(/\s+/g, " ");
    expect(said).toMatch(/The demo tenant at http:\S+ is not running\./);
    expect(said).toContain("npx --no-install apple-ade demo");
    expect(said).not.toContain("Service health");
  });

  it("an outage, which a report heads as not checked everywhere, whatever the status", async () => {
    const { status, written, report } = await together.report("outage");
    expect(status).toBe(0);
    expect(report).toMatchObject({ exitStatus: 0, tenants: [{ outcome: "not-checked" }] });
    for (const { name } of formats.filter((each) => each.name !== "prometheus")) {
      expect(written[name], name).toMatch(/not[ -]checked/i);
      expect(written[name], name).not.toMatch(/all \d+ tokens? healthy/);
    }
    expect(written["prometheus"]).toMatch(/^apple_ade_tenant_readable\{[^}]*\} 0$/m);
  });

  it("what a report says in a few words is well, with 0", async () => {
    const { status, written, report } = await together.report("healthy", "scheduled");
    expect({ status, findings: allFindings(report) }).toEqual({ status: 0, findings: [] });
    for (const name of worded) {
      expect(written[name], name).toMatch(/all 2 tokens and the push certificate healthy/);
    }
  });
});

/** Formats that list every finding; the others leave out what repeats a stricter one. */
const listing = ["html", "gitlab", "sarif", "json", "prometheus"];

describe("the gate blocks", { timeout: 240_000 }, () => {
  let together: Together<
    "elsewhere" | "unauthorized" | "forbidden" | "gone" | "everything" | "before" | "renewed"
  >;

  beforeAll(async () => {
    const now = new Date();
    together = await previewTogether(
      {
        elsewhere: { scenario: devicesHealthy, tokenTenantId: anotherTenantId },
        unauthorized: { scenario: { ...devicesHealthy, fault: "unauthorized" } },
        forbidden: { scenario: devicesHealthy, roles: [] },
        gone: { scenario: scenarioNamed("apns-certificate-exists") },
        everything: { scenario: everything, pageSize: 3 },
        before: { scenario: defaultScenario },
        renewed: { scenario: { ...defaultScenario, ...lived(defaultScenario, renewal(now), now) } },
      },
      ...pack,
    );
  }, 240_000);

  it.for([
    {
      when: "the sign-in belongs to another tenant",
      name: "elsewhere",
      says: `The sign-in is for the tenant ${anotherTenantId}, not for the declared tenant ${contosoTenantId}`,
    },
    { when: "Graph answers 401", name: "unauthorized", says: "401 Unauthorized" },
    { when: "Graph answers 403", name: "forbidden", says: "403 Forbidden" },
  ] as const)("a tenant that was not read: $when", ({ name, says }) => {
    expect(together.operation.status, together.operation.output).toBe(1);
    expectNotJudged(together, name, "ade-tenant-authorized", says);
    expect(findings(together.of(name), "mandatory")).toHaveProperty("demo", [
      "ade-tenant-authorized",
    ]);
  });

  it("what a renewal in the demo ends", () => {
    expect(findings(together.of("before"))["stores"]).toContain("ade-token-not-expired");
    expect(findings(together.of("renewed"))["stores"]).toEqual(["ade-token-deadline-current"]);
  });

  it("reports each token's state exactly once, and blocks what must not pass", () => {
    const preview = together.of("everything");
    expect(together.operation.status, together.operation.output).toBe(1);
    expect(findings(preview)).toEqual(expectedFindings(everything));
    expect(findings(preview, "mandatory")).toEqual({
      fieldService: ["ade-token-sync-restored-in-time"],
      kiosks: ["ade-token-deadline-before-expiry"],
      leased: ["ade-token-identity-unchanged"],
      meetingRooms: ["ade-token-sync-not-stale"],
      shared: ["ade-token-unambiguous"],
      stores: ["ade-token-not-expired"],
      warehouse: ["ade-token-exists"],
    });
    const said = preview.events.flatMap(({ policyEvent }) => policyEvent ?? []);
    const tenantType = "pulumi-nodejs:dynamic/intune:AdeTenant";
    expect(said).toContainEqual(
      expect.objectContaining({
        policyName: "ade-token-not-expired",
        resourceUrn: `urn:pulumi:demo::apple-ade::${tenantType}$pulumi-nodejs:dynamic/intune:AdeToken::stores`,
      }),
    );
    for (const { policyName, message } of said) {
      const [first, ...rest] = message.trimEnd().split("\n");
      expect(first, policyName).toBe(catalog.find(({ name }) => name === policyName)?.description);
      expect(rest.length, message).toBeLessThanOrEqual(6);
    }

    // One sign-in, and each page once, however many resources ask.
    const found = Object.keys(everything.config(relativeTo(new Date())).tokens).length - 2;
    expect(requestsOf(together.tenants.everything)).toEqual({
      signIn: 1,
      tokens: Math.ceil(everything.live(relativeTo(new Date())).length / 3),
      token: found,
      enrollmentProfiles: found,
      devices: found,
      pushCertificate: 1,
      vppTokens: 1,
    });

    // A plain Apple ID stands where Pulumi itself keeps the configuration, in no resource.
    const shown = preview.events.flatMap(({ policyEvent, resourcePreEvent, resOutputsEvent }) => {
      const step = (resourcePreEvent ?? resOutputsEvent)?.metadata;
      return [policyEvent, step?.type.startsWith("pulumi:providers:") ? undefined : step];
    });
    for (const secret of confidential) {
      expect(JSON.stringify(shown)).not.toContain(secret);
      expect(together.operation.output).not.toContain(secret);
    }
  });

  it("in a report of every format, with every violation and none twice", async () => {
    const { status, err, written, report } = await together.report("everything");
    expect(status, err).toBe(1);
    const found = allFindings(report);
    const byName: Record<string, string[]> = {};
    for (const { entry, finding } of found) (byName[entry.key] ??= []).push(finding.policy);
    for (const policies of Object.values(byName)) policies.sort();
    expect(byName).toEqual(expectedFindings(everything));
    for (const name of listing) {
      for (const { finding } of found) expect(written[name], name).toContain(finding.policy);
    }
    for (const name of worded) {
      for (const { entry } of found)
        expect(written[name], name).toContain(entry.findings[0]?.policy);
    }
    expect(JSON.parse(written["gitlab"] ?? "")).toHaveLength(found.length);
    expect(JSON.parse(written["sarif"] ?? "")).toMatchObject({
      runs: [{ results: { length: found.length } }],
    });
    expect(written["prometheus"]?.match(/^apple_ade_policy_violated\{/gm)).toHaveLength(
      found.length,
    );
  });

  it("when the push certificate is gone", () => {
    expect(together.operation.status, together.operation.output).toBe(1);
    expect(findings(together.of("gone"), "mandatory")).toEqual({
      [certificateName]: ["apns-certificate-exists"],
    });
  });
});

/** What a person does in the demo who follows its introduction. */
function renewal(now: Date) {
  const startedAt = now.toISOString();
  const begun = { scenario: "default", startedAt, identityHeader: "", daysAhead: 0, deeds: [] };
  return happen(begun, { what: "renew", token: "Store iPads" }, now).memory;
}

/** The origin of a tenant that has gone. */
async function closedPort(): Promise<string> {
  await using tenant = await startDemoTenant({ scenario: devicesHealthy, now: new Date() });
  return tenant.endpoint;
}
