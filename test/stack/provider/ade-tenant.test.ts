import { describe, expect, it, vi } from "vitest";
import { depOnboardingSetting } from "../../../demo/scenarios/dep-onboarding-setting.ts";
import { useDemoTenants } from "../demo-tenants.ts";
import { observedAt } from "../effects.ts";
import { inTurn, listPath } from "../graph-answers.ts";
import { check, startProcess, tenantInputs } from "./check.ts";

const start = useDemoTenants();
const named = (tokenName: string) => depOnboardingSetting({ tokenName, id: `id of ${tokenName}` });
const live = [
  named("Corporate iPhones"),
  named("Design Macs"),
  named("Old pilot"),
  { ...named("Apple Configurator"), tokenType: "none" as const },
];

describe("the facts of a tenant", () => {
  it("that was read list what is neither declared nor ignored", async () => {
    const tenant = await start({ live, pageSize: 1 });
    const news = tenantInputs(tenant, {
      declared: [{ key: "corporate", tokenName: "Corporate iPhones" }],
      ignoredTokens: [{ tokenName: "Old pilot", reason: "Gone soon" }],
    });
    expect((await check(startProcess().AdeTenant, news)).live).toStrictEqual({
      status: "read",
      observedAt,
      tokensRead: 3,
      found: [{ kind: "token", key: "corporate", id: "id of Corporate iPhones" }],
      undeclared: [
        { id: "id of Design Macs", tokenName: "Design Macs", expiresAt: "2027-03-01T09:00:00Z" },
      ],
    });
  });

  it("that holds nothing say so", async () => {
    const news = tenantInputs(await start());
    expect((await check(startProcess().AdeTenant, news)).live).toStrictEqual({
      status: "read",
      observedAt,
      tokensRead: 0,
      undeclared: [],
    });
  });

  it("that is known by its endpoint only are those of the sign-in's tenant", async () => {
    const { tenantId: _, ...news } = tenantInputs(await start({ live, tokenTenantId: "any" }), {
      clientId: "91ab0000-0000-4000-8000-000000000000",
    });
    expect((await check(startProcess().AdeTenant, news)).live).toMatchObject({ status: "read" });
  });

  it.for([
    {
      devices: { read: true, maxPages: 1000, timeoutSeconds: 120 },
      parts: ["", "/importedAppleDeviceIdentities"],
    },
    {
      devices: { read: false, maxPages: 1000, timeoutSeconds: 120 },
      parts: [""],
    },
  ])("begin the reads of what is found: $parts", async ({ devices, parts }) => {
    const twin = { ...named("Old pilot"), id: "twin" };
    const tenant = await start({ live: [...live, twin] });
    const names = ["Corporate iPhones", "Old pilot", "Gone"];
    const declared = names.map((tokenName, index) => ({ key: `${index}`, tokenName }));
    await check(startProcess().AdeTenant, tenantInputs(tenant, { declared, devices }));
    const below = () =>
      new Set(
        tenant.requests.map(({ path }) => path).filter((path) => path.startsWith(`${listPath}/`)),
      );
    await vi.waitFor(() => expect(below().size).toBe(parts.length));
    const own = `${listPath}/${encodeURIComponent("id of Corporate iPhones")}`;
    expect(below()).toEqual(new Set(parts.map((part) => own + part)));
  });

  it("that was not read say why, and nothing else", async () => {
    const tenant = await start({ live, intercept: inTurn({ status: 403 }) });
    expect((await check(startProcess().AdeTenant, tenantInputs(tenant))).live).toStrictEqual({
      status: "unreadable",
      observedAt,
      cause: "unauthorized",
      failure: "forbidden",
      reason: `Access was denied: GET ${listPath} failed: 403 Forbidden.`,
    });
  });

  it("that was read in part say why, and what was seen", async () => {
    const tenant = await start({ live, pageSize: 1, intercept: inTurn("tenant", { status: 400 }) });
    expect((await check(startProcess().AdeTenant, tenantInputs(tenant))).live).toStrictEqual({
      status: "partial",
      observedAt,
      cause: "malformed",
      failure: "unexpected-answer",
      reason: `GET ${listPath} failed: 400 Bad Request.`,
      tokensRead: 1,
      undeclared: [
        {
          id: "id of Corporate iPhones",
          tokenName: "Corporate iPhones",
          expiresAt: "2027-03-01T09:00:00Z",
        },
      ],
    });
  });
});
