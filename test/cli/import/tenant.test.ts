import { describe, expect, it, test } from "vitest";
import { readTenant } from "../../../cli/import/tenant.ts";
import { createReader } from "../../../stack/graph/reader.ts";
import { useDemoTenants } from "../../stack/demo-tenants.ts";
import { now, recordEffects } from "../../stack/effects.ts";
import { inTurn, write } from "../../stack/graph-answers.ts";
import { tenantInputs } from "../../stack/provider/check.ts";
import { saidOfFailure } from "./said-of-failure.ts";
import { scenario } from "./scenario.ts";
import { openImport } from "./stage.ts";

const start = useDemoTenants();

describe("where the ADE tokens cannot be read, import says what a preview says, with the cure", () => {
  test.for([
    {
      why: "the permission is missing",
      options: { intercept: inTurn({ status: 403 }) },
      cure: "add the application permission DeviceManagementServiceConfig.Read.All and grant admin consent",
    },
    {
      why: "the sign-in is for another tenant",
      options: { tokenTenantId: "99990000-0000-4000-8000-000000000000" },
      cure: "or correct apple-ade:tenantId in the stack's file",
    },
    {
      why: "the answer is not understood",
      options: { intercept: inTurn({ body: { value: [1] } }) },
      cure: "update apple-ade, or report it where you got it",
    },
    {
      why: "the list ends early",
      options: { pageSize: 1, intercept: inTurn("tenant", { status: 400 }) },
      cure: "1 token read before that",
    },
  ])("when $why", async ({ options, cure }) => {
    const said = await saidOfFailure(() => start({ scenario, ...options }));
    expect(said.imported).toBe(said.previewed);
    expect(said.imported).toContain(cure);
  });
});

it("where the ADE tokens cannot be read, nothing else is asked for", async () => {
  const asked: string[] = [];
  const intercept = (request: { path: string }, response: Parameters<typeof write>[0]) => {
    if (request.path.startsWith("/beta/") || request.path.startsWith("/v1.0/"))
      asked.push(request.path);
    return asked.length > 0 && write(response, { status: 403 });
  };
  const inputs = tenantInputs(await start({ scenario, intercept }), {
    declaredVppTokens: [{ key: "books", displayName: "Books" }],
    declaredPushCertificate: true,
  });
  await expect(readTenant(createReader(recordEffects()), inputs, now)).rejects.toThrow(
    "Nothing is offered",
  );
  expect(asked).toEqual(["/beta/deviceManagement/depOnboardingSettings"]);
});

describe("where something else cannot be read", () => {
  test.for([
    {
      path: "/v1.0/deviceManagement/applePushNotificationCertificate",
      lacks: "pushCertificate",
      what: "the Apple MDM push certificate was",
    },
    {
      path: "/beta/deviceAppManagement/vppTokens",
      lacks: "vppTokens",
      what: "the VPP tokens were",
    },
  ])("$what said not to be read, and the rest offered", async ({ path, lacks, what }) => {
    const intercept = (request: { path: string }, response: Parameters<typeof write>[0]) =>
      request.path === path && write(response, { status: 403 });
    const stage = openImport(await start({ scenario, intercept }));
    for (const mode of [{ write: false }, { write: true }]) {
      const { status, out, said } = await stage.run(mode);
      expect(status).toBe(2);
      expect(out).toContain("stores-ipads");
      expect(out).not.toContain(lacks);
      expect(said).toContain(`Not complete: ${what} not read, so that nothing of it is offered.`);
    }
  });

  it("nothing is called new that a half list has", async () => {
    const path = "/beta/deviceAppManagement/vppTokens";
    const intercept = (
      { path: asked }: { path: string },
      response: Parameters<typeof write>[0],
    ) => {
      const next = `${endpoint}${path}?$skiptoken=x`;
      const body = { value: [{ id: "7", displayName: "Books" }], "@odata.nextLink": next };
      return asked === path && write(response, { body });
    };
    const tenant = await start({ scenario, intercept });
    const { endpoint } = tenant;
    const reader = createReader(recordEffects());
    const read = await readTenant(reader, tenantInputs(tenant), now);
    expect(read).toMatchObject({ live: { vppToken: [] }, unread: [{}] });
  });
});
