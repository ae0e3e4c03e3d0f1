import { describe, expect, it } from "vitest";
import { healthy } from "../../demo/scenarios/healthy.ts";
import {
  startDemoTenant,
  type DemoTenantOptions,
  type Intercept,
  type InterceptedRequest,
} from "../../demo/server.ts";
import { get, listPath } from "./sign-in.ts";

const now = new Date("2026-11-23T10:15:30Z");
const options: DemoTenantOptions = { scenario: healthy, now };

const reset: Intercept = (_request, response) => response.destroy().destroyed;

describe("the intercept hook", () => {
  it("answers in the tenant's stead, request by request", async () => {
    const seen: InterceptedRequest[] = [];
    await using tenant = await startDemoTenant({
      ...options,
      intercept(request, response) {
        seen.push(request);
        if (request.path !== listPath || request.index > 0) return false;
        response.writeHead(429, { "retry-after": "7" }).end();
        return true;
      },
    });
    const statuses = [await get(tenant, listPath), await get(tenant, listPath)];
    expect(statuses.map(({ status }) => status)).toEqual([429, 200]);
    expect(seen.map(({ path, index }) => [path, index])).toEqual([
      ["/msi/token", 0],
      [listPath, 0],
      ["/msi/token", 1],
      [listPath, 1],
    ]);
  });

  it("may reset the connection", async () => {
    await using tenant = await startDemoTenant({ ...options, intercept: reset });
    await expect(get(tenant, listPath, "any")).rejects.toThrow("fetch failed");
  });

  it("is reported when it fails itself", async () => {
    await using tenant = await startDemoTenant({
      ...options,
      intercept: () => Promise.reject(new Error("a broken hook")),
    });
    const response = await get(tenant, listPath, "any");
    expect(response.status).toBe(500);
    expect(await response.text()).toContain("a broken hook");
  });
});

describe("closing", () => {
  it("does not wait for requests that are never answered, and may be repeated", async () => {
    const arrived = Promise.withResolvers<boolean>();
    const tenant = await startDemoTenant({
      ...options,
      intercept({ path }) {
        if (path === listPath) arrived.resolve(true);
        return path === listPath;
      },
    });
    const answer = get(tenant, listPath).catch(String);
    await arrived.promise;
    await Promise.all([tenant.close(), tenant.close()]);
    expect(await answer).toBe("TypeError: fetch failed");
    await expect(fetch(tenant.endpoint)).rejects.toThrow("fetch failed");
  });

  it("frees the port for the next tenant", async () => {
    const tenant = await startDemoTenant(options);
    await get(tenant, listPath);
    await tenant.close();
    await using next = await startDemoTenant({
      ...options,
      port: Number(new URL(tenant.endpoint).port),
    });
    expect(next.endpoint).toBe(tenant.endpoint);
  });

  it("is not needed by a tenant whose port was taken", async () => {
    await using tenant = await startDemoTenant(options);
    const port = Number(new URL(tenant.endpoint).port);
    await expect(startDemoTenant({ ...options, port })).rejects.toThrow("EADDRINUSE");
  });
});
