import type { Context } from "@microsoft/microsoft-graph-client";
import { describe, expect, it, test } from "vitest";
import { authorize, middleware } from "../../../stack/graph/middleware.ts";
import { useDemoTenants } from "../demo-tenants.ts";
import { recordEffects } from "../effects.ts";
import { always, inTurn, listPath, startBystander } from "../graph-answers.ts";
import { failureOf, read } from "./read.ts";

const start = useDemoTenants();
const signal = AbortSignal.timeout(60_000);

/** What the next link of the chain gets to see of a request. */
async function passed(
  request: Context["request"],
  options: Context["options"],
): Promise<Context[]> {
  const seen: Context[] = [];
  const link = authorize("https://graph.microsoft.com", () => Promise.resolve("the-token"));
  link.setNext?.(
    middleware((context) => {
      seen.push(context);
      return Promise.resolve();
    }),
  );
  await link.execute({ request, options: { signal, ...options } });
  return seen;
}

describe("the bearer token", () => {
  it("joins a request to the configured origin, whose other headers stay", async () => {
    const [context] = await passed("https://graph.microsoft.com/beta/x", {
      headers: { "client-request-id": "mine" },
    });
    expect(context?.options?.headers).toEqual({
      "client-request-id": "mine",
      authorization: "Bearer the-token",
    });
  });

  it("joins a request object as well", async () => {
    expect(await passed(new Request("https://graph.microsoft.com/beta/x"), {})).toHaveLength(1);
  });

  test.for([
    "https://graph.microsoft.com.contoso.example/beta/x",
    "https://graph.microsoft.us/beta/x",
    "http://graph.microsoft.com/beta/x",
    "https://graph.microsoft.com:444/beta/x",
    "https://graph.microsoft.com@contoso.example/beta/x",
  ])("keeps a request to %s from being made", async (address) => {
    await expect(passed(address, {})).rejects.toMatchObject({
      failure: "unexpected-answer",
      message: "A request to another address than the configured one was refused.",
    });
  });

  it("is what the tenant gets, for every page", async () => {
    const bearers: unknown[] = [];
    const tenant = await start({
      intercept: ({ path, headers }) => {
        if (path === listPath) bearers.push(headers.authorization);
        return false;
      },
      live: [{ id: "a" }, { id: "b" }],
      pageSize: 1,
    });
    await read(tenant);
    expect(bearers).toHaveLength(2);
    expect(bearers[0]).toMatch(/^Bearer [\w-]+\.[\w-]+\.[\w-]+$/);
    expect(bearers[1]).toBe(bearers[0]);
  });
});

describe("what a person is told", () => {
  it("is nothing as long as all is well", async () => {
    const effects = recordEffects();
    await read(await start(), { effects });
    expect(effects.said).toEqual([]);
  });

  it("contains the request-id for Microsoft's support, which the facts do not", async () => {
    const effects = recordEffects();
    const headers = { "request-id": "6f0e2d47" };
    const tenant = await start({ intercept: always({ status: 400, headers }) });
    const { message } = await failureOf(read(tenant, { effects }));
    expect(message).toBe(`GET ${listPath} failed: 400 Bad Request.`);
    expect(effects.said).toEqual([
      `Not read completely from ${tenant.endpoint}: ADE tokens. ${message} (request-id 6f0e2d47)`,
    ]);
  });

  it("does not need a request-id", async () => {
    const effects = recordEffects();
    const tenant = await start({ intercept: always({ status: 400 }) });
    await read(tenant, { effects });
    expect(effects.said).toEqual([
      `Not read completely from ${tenant.endpoint}: ADE tokens. GET ${listPath} failed: 400 Bad Request.`,
    ]);
  });

  test.for([
    { of: "a body", answer: (bearer: string) => ({ status: 405, body: bearer }) },
    {
      of: "an error",
      answer: (bearer: string) => ({
        status: 403,
        body: { error: { code: `Bearer ${bearer}`, message: bearer } },
      }),
    },
    { of: "a page", answer: (bearer: string) => ({ body: { value: [bearer] } }) },
    {
      of: "a link",
      answer: (bearer: string) => ({
        body: { value: [], "@odata.nextLink": `https://contoso.example/${bearer}` },
      }),
    },
  ])("never contains the token, though Graph repeats it in $of", async ({ answer }) => {
    const effects = recordEffects();
    let bearer = "";
    const tenant = await start({
      intercept(request, response) {
        bearer = request.headers.authorization?.slice("Bearer ".length) ?? bearer;
        return inTurn(answer(bearer))(request, response);
      },
    });
    const { failure } = await read(tenant, { effects });
    expect(bearer.length).toBeGreaterThan(100);
    const signature = bearer.split(".")[2] ?? "";
    const claims = bearer.split(".")[1]?.slice(0, 61) ?? "";
    const told = [...effects.said, failure?.message].join("\n");
    expect(told).toContain("Not read completely");
    expect(told).not.toContain(signature);
    expect(told).not.toContain(claims);
  });
});

describe("a reader whose recorded origin is no Graph", () => {
  it("sends nothing", async () => {
    const bystander = await startBystander();
    // This machine under an address that is not called loopback.
    const endpoint = bystander.origin.replace("127.0.0.1", "0.0.0.0");
    const tenant = await start();
    expect(await failureOf(read(tenant, { endpoint }))).toEqual({
      failure: "unexpected-answer",
      kind: "malformed",
      message: `The recorded Graph endpoint "${endpoint}" is neither a Graph cloud nor a loopback address; nothing was sent to it.`,
    });
    expect(bystander.arrivals).toEqual([]);
    expect(tenant.requests).toEqual([]);
  });
});
