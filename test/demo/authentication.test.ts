import { DefaultAzureCredential } from "@azure/identity";
import { describe, expect, it, test, vi } from "vitest";
import { startDemoTenant, type DemoTenantOptions } from "../../demo/server.ts";
import { healthy } from "../../demo/scenarios/healthy.ts";
import { askIdentity, get, jsonOf, listPath, signIn } from "./sign-in.ts";

const now = new Date("2026-11-23T10:15:30.500Z");
const options: DemoTenantOptions = { scenario: healthy, now };

describe("managed-identity endpoint", () => {
  it("is what DefaultAzureCredential signs in with", async () => {
    await using tenant = await startDemoTenant(options);
    for (const name of ["AZURE_CLIENT_ID", "AZURE_CLIENT_SECRET", "AZURE_TOKEN_CREDENTIALS"])
      vi.stubEnv(name, undefined);
    for (const [name, value] of Object.entries(tenant.env)) vi.stubEnv(name, value);

    const { token } = await new DefaultAzureCredential().getToken(`${tenant.endpoint}/.default`);

    const response = await get(tenant, listPath, token);
    expect(response.status).toBe(200);
    expect(tenant.requests.map(({ path, authorized }) => [path, authorized])).toEqual([
      ["/msi/token", true],
      [listPath, true],
    ]);
  });

  it("answers as App Service does", async () => {
    await using tenant = await startDemoTenant({ ...options, clock: () => now });
    const body = await jsonOf(await askIdentity(tenant, { client_id: "an-app" }));
    expect(body).toEqual({
      access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      client_id: "an-app",
      expires_on: String(Date.parse("2026-11-23T11:15:30Z") / 1000),
      resource: tenant.endpoint,
      token_type: "Bearer",
    });
  });

  it("issues the claims that the options ask for", async () => {
    await using tenant = await startDemoTenant({
      ...options,
      clock: () => now,
      tokenTenantId: "another-tenant",
      roles: ["Some.Role"],
    });
    const payload = (await signIn(tenant)).split(".")[1] ?? "";
    const seconds = Date.parse("2026-11-23T10:15:30Z") / 1000;
    expect(JSON.parse(Buffer.from(payload, "base64url").toString())).toEqual({
      aud: tenant.endpoint,
      tid: "another-tenant",
      appid: "91ab6f0e-2d47-4c58-8b1e-7f30a9d2c614",
      roles: ["Some.Role"],
      iat: seconds,
      exp: seconds + 3600,
    });
  });

  test.for([
    { when: "the header is missing", headers: {}, status: 401 },
    { when: "the header is wrong", headers: { "X-IDENTITY-HEADER": "guess" }, status: 401 },
    { when: "the resource is Graph itself", resource: "https://graph.microsoft.com", status: 400 },
    { when: "the API version is another", "api-version": "2017-09-01", status: 400 },
  ])("refuses when $when", async ({ when: _when, headers, status, ...parameters }) => {
    await using tenant = await startDemoTenant(options);
    const response = await askIdentity(tenant, defined(parameters), headers);
    expect(response.status).toBe(status);
    expect(await jsonOf(response)).toEqual({
      statusCode: status,
      message: expect.any(String),
      correlationId: response.headers.get("request-id"),
    });
    expect(tenant.requests[0]?.authorized).toBe(status !== 401);
  });

  it("only answers GET", async () => {
    await using tenant = await startDemoTenant(options);
    const headers = { "X-IDENTITY-HEADER": tenant.env.IDENTITY_HEADER };
    const response = await fetch(tenant.env.IDENTITY_ENDPOINT, { method: "POST", headers });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET"]);
  });
});

describe("bearer authentication", () => {
  it("refuses a request without a token", async () => {
    await using tenant = await startDemoTenant(options);
    const response = await get(tenant, listPath, "");
    expect(response.status).toBe(401);
    expect(await jsonOf(response)).toMatchObject({
      error: { code: "InvalidAuthenticationToken", message: "Access token is empty." },
    });
    expect(tenant.requests).toEqual([
      { method: "GET", path: listPath, url: `${tenant.endpoint}${listPath}`, authorized: false },
    ]);
  });

  test.for(["nonsense", "a.b.c", "a.b.c.d"])("refuses the token %s", async (token) => {
    await using tenant = await startDemoTenant(options);
    expect((await get(tenant, listPath, token)).status).toBe(401);
  });

  it("refuses the token of another server", async () => {
    await using tenant = await startDemoTenant(options);
    await using other = await startDemoTenant(options);
    expect((await get(tenant, listPath, await signIn(other))).status).toBe(401);
  });

  test.for([
    { when: "in its last millisecond", age: 3_599_999, status: 200 },
    { when: "when its lifetime is over", age: 3_600_000, status: 401 },
  ])("answers $status to a token $when", async ({ age, status }) => {
    let time = new Date("2026-11-23T10:00:00Z");
    await using tenant = await startDemoTenant({ ...options, clock: () => time });
    const token = await signIn(tenant);
    time = new Date(time.getTime() + age);
    expect((await get(tenant, listPath, token)).status).toBe(status);
  });

  it("refuses a token without the role, in Intune's words", async () => {
    await using tenant = await startDemoTenant({ ...options, roles: ["User.Read.All"] });
    const response = await get(tenant, listPath);
    const body = await jsonOf(response);
    expect(response.status).toBe(403);
    expect(body).toMatchObject({ error: { code: "Forbidden" } });
    expect(JSON.stringify(body)).toContain("DeviceManagementServiceConfig.Read.All");
    expect(tenant.requests.at(-1)?.authorized).toBe(false);
  });

  it("answers a token of the wrong tenant, as Graph would", async () => {
    await using tenant = await startDemoTenant({ ...options, tokenTenantId: "another-tenant" });
    expect((await get(tenant, listPath)).status).toBe(200);
  });
});

function defined(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
