import { request as httpRequest } from "node:http";
import { describe, expect, it, test } from "vitest";
import { healthy } from "../../demo/scenarios/healthy.ts";
import type { LiveSide } from "../../demo/scenarios/scenario.ts";
import { startDemoTenant, type DemoTenantOptions } from "../../demo/server.ts";
import { get, jsonOf, listPath } from "./sign-in.ts";

const now = new Date("2026-11-23T10:15:30Z");
const options: DemoTenantOptions = { scenario: healthy, now };
const ios = "defaultIosEnrollmentProfile";
const unknownId = "00000000-0000-4000-8000-000000000000";

describe("a refusal", () => {
  test.for([
    { path: "/beta/deviceManagement/nothing", status: 400, code: "BadRequest" },
    { path: "/beta/somethingElse", status: 400, code: "BadRequest" },
    { path: "/v1.0/deviceManagement/depOnboardingSettings", status: 400, code: "BadRequest" },
    { path: "/elsewhere", status: 400, code: "BadRequest" },
    { path: `${listPath}/${unknownId}`, status: 404, code: "ResourceNotFound" },
    { path: `${listPath}/${unknownId}/nothing`, status: 400, code: "BadRequest" },
    { path: `${listPath}/${unknownId}/enrollmentProfiles`, status: 404, code: "ResourceNotFound" },
    { path: `${listPath}/${unknownId}/enrollmentProfiles/x`, status: 400, code: "BadRequest" },
    { path: "/beta/deviceAppManagement/nothing", status: 400, code: "BadRequest" },
    { path: "/v1.0/deviceAppManagement/vppTokens/x", status: 400, code: "BadRequest" },
    { path: `${listPath}/${unknownId}?$top=1`, status: 400, code: "BadRequest" },
    { path: `${listPath}?$select=tokenName,secret`, status: 400, code: "BadRequest" },
    { path: `${listPath}?$expand=secret`, status: 400, code: "BadRequest" },
    { path: `${listPath}?$expand=`, status: 400, code: "BadRequest" },
    { path: `${listPath}?$expand=${ios}($select=secret)`, status: 400, code: "BadRequest" },
    { path: `${listPath}?$filter=tokenName eq 'x'`, status: 400, code: "BadRequest" },
    { path: `${listPath}?$top=1`, status: 400, code: "BadRequest" },
    { path: `${listPath}?$count=true`, status: 400, code: "BadRequest" },
    { path: `${listPath}?$skiptoken=made-up`, status: 400, code: "BadRequest" },
  ])("of $path is $status $code in OData's shape", async ({ path, status, code }) => {
    await using tenant = await startDemoTenant({ ...options, clock: () => now });
    const response = await get(tenant, path);
    const requestId = response.headers.get("request-id");
    expect(response.status).toBe(status);
    expect(await jsonOf(response)).toEqual({
      error: {
        code,
        message: expect.stringMatching(/./),
        innerError: {
          date: "2026-11-23T10:15:30",
          "request-id": requestId,
          "client-request-id": requestId,
        },
      },
    });
  });

  it("names the property that does not exist", async () => {
    await using tenant = await startDemoTenant(options);
    const response = await get(tenant, `${listPath}?$select=secret`);
    expect(await jsonOf(response)).toMatchObject({
      error: { message: expect.stringContaining("a property named 'secret' on type") },
    });
  });

  it("repeats the client's own request id", async () => {
    await using tenant = await startDemoTenant(options);
    const headers = { "client-request-id": "mine" };
    const response = await fetch(`${tenant.endpoint}${listPath}`, { headers });
    expect(response.headers.get("client-request-id")).toBe("mine");
    expect(await jsonOf(response)).toMatchObject({
      error: { innerError: { "client-request-id": "mine" } },
    });
  });

  test.for(["POST", "PATCH", "PUT", "DELETE", "HEAD"])("meets every %s", async (method) => {
    await using tenant = await startDemoTenant(options);
    const response = await get(tenant, listPath, undefined, method);
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET"]);
  });

  it("meets a request line without a path", async () => {
    await using tenant = await startDemoTenant(options);
    const status = await new Promise((resolve) => {
      const target = { method: "OPTIONS", path: "*" };
      httpRequest(tenant.endpoint, target, (response) => resolve(response.statusCode)).end();
    });
    expect(status).toBe(401);
  });
});

describe("a fault of the whole tenant", () => {
  test.for([
    { fault: "unauthorized", status: 401, body: { error: { code: "InvalidAuthenticationToken" } } },
    {
      fault: "unlicensed",
      status: 401,
      body: {
        error: {
          code: "UnknownError",
          message: expect.stringMatching(/^\{"ErrorCode":"Forbidden"/),
        },
      },
    },
    {
      fault: "forbidden",
      status: 403,
      body: { error: { code: "Forbidden", message: expect.stringContaining("Config.Read.All, ") } },
    },
    { fault: "unavailable", status: 503, body: { error: { code: "ServiceUnavailable" } } },
    { fault: "malformed", status: 200, body: { value: {} } },
  ] as const)("plays $fault", async ({ fault, status, body }) => {
    const scenario: LiveSide = { live: () => [], fault };
    await using tenant = await startDemoTenant({ scenario, now });
    const response = await get(tenant, listPath);
    expect(response.status).toBe(status);
    expect(response.headers.get("retry-after")).toBe(fault === "unavailable" ? "1" : null);
    expect(await jsonOf(response)).toMatchObject(body);
    tenant.setScenario([]);
    expect((await get(tenant, listPath)).status).toBe(200);
  });
});
