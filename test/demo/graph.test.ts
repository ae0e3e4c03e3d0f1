import type { DepOnboardingSetting } from "@microsoft/microsoft-graph-types-beta";
import { describe, expect, it, test } from "vitest";
import { depOnboardingSetting } from "../../demo/scenarios/dep-onboarding-setting.ts";
import { startDemoTenant, type DemoTenantOptions } from "../../demo/server.ts";
import { get, jsonOf, listPath, walk } from "./sign-in.ts";

const now = new Date("2026-11-23T10:15:30Z");
const token = depOnboardingSetting({ tokenName: "Token 1" });
const tokenPath = `${listPath}/${token.id}`;

function holding(...tokens: readonly DepOnboardingSetting[]): DemoTenantOptions {
  return { scenario: { live: () => tokens }, now };
}

const seven = Array.from({ length: 7 }, (_, index) =>
  depOnboardingSetting({ tokenName: `Token ${index}` }),
);

describe("the list", () => {
  it("has the shape that was seen live", async () => {
    await using tenant = await startDemoTenant(holding(token));
    const response = await get(tenant, listPath);
    expect(response.status).toBe(200);
    expect(response.headers.get("request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(await jsonOf(response)).toEqual({
      "@odata.context": `${tenant.endpoint}/beta/$metadata#deviceManagement/depOnboardingSettings`,
      "@odata.count": 1,
      value: [token],
    });
  });

  it("is empty for a tenant without tokens", async () => {
    await using tenant = await startDemoTenant(holding());
    expect(await jsonOf(await get(tenant, listPath))).toMatchObject({
      "@odata.count": 0,
      value: [],
    });
  });

  it("gives the selected properties only, and null for what is not set", async () => {
    const { tokenExpirationDateTime: _absent, ...dateless } = token;
    await using tenant = await startDemoTenant(holding(dateless));
    const body = await jsonOf(
      await get(tenant, `${listPath}?$select=TokenName, tokenExpirationDateTime`),
    );
    expect(body["@odata.context"]).toMatch(
      /depOnboardingSettings\(tokenName,tokenExpirationDateTime\)$/,
    );
    expect(body["value"]).toEqual([{ tokenName: "Token 1", tokenExpirationDateTime: null }]);
  });

  it("shows what replaces its content from the next request on", async () => {
    await using tenant = await startDemoTenant({ ...holding(token), pageSize: 1 });
    tenant.setScenario([]);
    expect(await jsonOf(await get(tenant, listPath))).toMatchObject({ value: [] });
    tenant.setScenario({ live: (at) => [{ ...token, tokenExpirationDateTime: at.days(1) }] });
    const expiry = { tokenExpirationDateTime: "2026-11-24T10:15:30Z" };
    expect(await jsonOf(await get(tenant, listPath))).toMatchObject({ value: [expiry] });
  });
});

describe("paging", () => {
  test.for([
    { pageSize: 1, pages: 7 },
    { pageSize: 3, pages: 3 },
    { pageSize: 6, pages: 2 },
    { pageSize: 7, pages: 1 },
    { pageSize: 8, pages: 1 },
  ])("of $pageSize takes $pages requests", async ({ pageSize, pages }) => {
    await using tenant = await startDemoTenant({ ...holding(...seven), pageSize });
    const { items, links } = await walk(tenant, `${listPath}?$select=id`);
    expect(items).toEqual(seven.map(({ id }) => ({ id })));
    expect(links).toHaveLength(pages - 1);
    for (const link of links) {
      expect(link.startsWith(`${tenant.endpoint}${listPath}?$select=id`)).toBe(true);
      expect(link).toContain("$skiptoken=");
    }
  });
});

describe("one token", () => {
  test.for([
    tokenPath,
    `${tokenPath}/`,
    `${listPath}('${token.id}')`,
    `${listPath}(%27${token.id}%27)`,
    `${listPath}(${token.id?.toUpperCase()})`,
  ])("is found at %s", async (path) => {
    await using tenant = await startDemoTenant(holding(...seven));
    const body = await jsonOf(await get(tenant, `${path}?$select=id`));
    expect(body).toEqual({
      "@odata.context": `${tenant.endpoint}/beta/$metadata#deviceManagement/depOnboardingSettings(id)/$entity`,
      id: token.id,
    });
  });

  it("does not show its default profiles unasked", async () => {
    await using tenant = await startDemoTenant(holding(token));
    expect(await jsonOf(await get(tenant, tokenPath))).not.toHaveProperty(
      "defaultIosEnrollmentProfile",
    );
  });
});
