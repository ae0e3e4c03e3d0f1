import { describe, expect, it, test } from "vitest";
import { depOnboardingSetting } from "../../../demo/scenarios/dep-onboarding-setting.ts";
import type { Intercept } from "../../../demo/server.ts";
import { transport } from "../../../stack/graph/transport.ts";
import { useDemoTenants } from "../demo-tenants.ts";
import { recordEffects } from "../effects.ts";
import { always, listPath, listRequests, startBystander } from "../graph-answers.ts";
import { failureOf, read } from "./read.ts";

const start = useDemoTenants();
const live = [depOnboardingSetting({ tokenName: "Büro" })];
const page = JSON.stringify({ value: live });

const silent: Intercept = ({ path }) => path === listPath;

/** Announces a long body and sends a byte of it every 20 milliseconds. */
const dripping: Intercept = ({ path }, response) => {
  if (path !== listPath) return false;
  response.writeHead(200, { "content-length": "100000" });
  const timer = setInterval(() => response.write(" "), 20);
  response.on("close", () => clearInterval(timer));
  return true;
};

describe("a redirect", () => {
  test.for([301, 302, 303, 307, 308])("with %i is not followed", async (status) => {
    const bystander = await startBystander();
    const location = `${bystander.origin}${listPath}`;
    const tenant = await start({ intercept: always({ status, headers: { location } }) });
    const { failure, message } = await failureOf(read(tenant));
    expect(failure).toBe("unexpected-answer");
    expect(message).toMatch(new RegExp(`^GET ${listPath} failed: ${status} [A-Z][A-Za-z ]+\\.$`));
    expect(bystander.arrivals).toEqual([]);
    expect(listRequests(tenant)).toBe(1);
  });

  it("is not followed within the same host either", async () => {
    const tenant = await start({
      intercept: always({ status: 302, headers: { location: "/beta/x" } }),
    });
    expect((await failureOf(read(tenant))).message).toBe(`GET ${listPath} failed: 302 Found.`);
    expect(tenant.requests.map(({ path }) => path)).toEqual(["/msi/token", listPath]);
  });
});

describe("a body", () => {
  it("that breaks off is asked for again", async () => {
    const effects = recordEffects();
    const tenant = await start({
      live,
      intercept({ path, index }, response) {
        if (path !== listPath || index > 0) return false;
        response.writeHead(200, { "content-length": String(page.length + 10) });
        response.write(page.slice(0, 20), () => response.destroy());
        return true;
      },
    });
    const { tokens, failure } = await read(tenant, { effects });
    expect(failure).toBeUndefined();
    expect(tokens).toMatchObject([{ tokenName: "Büro" }]);
    expect(effects.sleeps).toHaveLength(1);
  });

  it("that always breaks off is an unreachable Graph", async () => {
    const tenant = await start({
      intercept({ path }, response) {
        if (path !== listPath) return false;
        response.writeHead(200, { "content-length": "1000" });
        response.write('{"value":[', () => response.destroy());
        return true;
      },
    });
    expect(await failureOf(read(tenant, { timeoutSeconds: 60 }))).toEqual({
      failure: "unreachable",
      kind: "unavailable",
      message: "Graph could not be reached (UND_ERR_SOCKET).",
    });
    expect(listRequests(tenant)).toBe(6);
  });

  it("may be cut within a character", async () => {
    const bytes = Buffer.from(page);
    const middle = bytes.indexOf(Buffer.from("ü")) + 1;
    const tenant = await start({
      intercept({ path }, response) {
        if (path !== listPath) return false;
        response.write(bytes.subarray(0, middle), () =>
          setTimeout(() => response.end(bytes.subarray(middle)), 50),
        );
        return true;
      },
    });
    expect((await read(tenant)).tokens).toMatchObject([{ tokenName: "Büro" }]);
  });

  const limit = 32 * 1024 * 1024;
  test.for([
    { when: "exactly as large as is taken", bytes: limit, message: undefined },
    { when: "a byte larger", bytes: limit + 1, message: "Graph's answer is larger than 32 MiB." },
  ])("is refused only beyond the limit: $when", async ({ bytes, message }) => {
    const body = `{"value":[]${" ".repeat(bytes - 12)}}`;
    const tenant = await start({ intercept: always({ body }) });
    expect((await failureOf(read(tenant))).message).toBe(message);
    expect(listRequests(tenant)).toBe(1);
  });

  test.for([
    { status: 204, message: "Graph's answer is no JSON." },
    { status: 205, message: "Graph's answer is no JSON." },
    { status: 304, message: `GET ${listPath} failed: 304 Not Modified.` },
  ])("does not come with $status", async ({ status, message }) => {
    const tenant = await start({ intercept: always({ status }) });
    expect(await failureOf(read(tenant))).toEqual({
      failure: "unexpected-answer",
      kind: "malformed",
      message,
    });
  });
});

describe("the time limit of the whole read", () => {
  test.for<{ when: string; intercept: Intercept; message: string }>([
    {
      when: "Graph is silent",
      intercept: silent,
      message: "Graph did not answer completely within the time limit",
    },
    {
      when: "Graph sends its answer byte by byte",
      intercept: dripping,
      message: "Graph did not answer completely within the time limit",
    },
    {
      when: "the sign-in is silent",
      intercept: ({ path }) => path === "/msi/token",
      message: "Signing in took longer than the time limit.",
    },
  ])("ends it when $when", async ({ intercept, message }) => {
    const tenant = await start({ intercept });
    expect(await failureOf(read(tenant, { timeoutSeconds: 0.2 }))).toEqual({
      failure: "time-limit",
      kind: "unavailable",
      message: expect.stringContaining(message),
    });
  });

  test.for([1, 2, 7, 20, 50, 100, 599, 600])("may be %i seconds", async (timeoutSeconds) => {
    const tenant = await start({ live });
    expect((await read(tenant, { timeoutSeconds })).tokens).toHaveLength(1);
  });
});

describe("the time limit of one attempt", () => {
  test.for([
    { when: "Graph is silent", intercept: silent },
    { when: "Graph sends its answer byte by byte", intercept: dripping },
  ])("ends it when $when", async ({ intercept }) => {
    const { endpoint } = await start({ intercept });
    const attempt = transport(100).execute({
      request: `${endpoint}${listPath}`,
      options: { signal: AbortSignal.timeout(10_000) },
    });
    await expect(attempt).rejects.toMatchObject({
      failure: "unreachable",
      message: "Graph did not answer in time.",
    });
  });
});

describe("a connection", () => {
  it("that is refused on this machine is a demo that does not run", async () => {
    const tenant = await start();
    await tenant.close();
    const attempt = transport(1000).execute({
      request: tenant.endpoint,
      options: { signal: AbortSignal.timeout(10_000) },
    });
    await expect(attempt).rejects.toMatchObject({
      failure: "demo-closed",
      message: `The demo tenant at ${tenant.endpoint} is not running.`,
    });
  });

  it("that cannot even be tried is one, too", async () => {
    const options = { signal: AbortSignal.timeout(10_000) };
    await expect(transport(1000).execute({ request: "none:", options })).rejects.toMatchObject({
      failure: "unreachable",
      message: "Graph could not be reached (connection failed).",
    });
  });

  it("is never made without a time limit", async () => {
    const { endpoint, requests } = await start();
    await expect(transport(1000).execute({ request: endpoint })).rejects.toThrow(
      "A Graph request was made without a time limit.",
    );
    expect(requests).toEqual([]);
  });
});
