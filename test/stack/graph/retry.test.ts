import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { depOnboardingSetting } from "../../../demo/scenarios/dep-onboarding-setting.ts";
import { retryDelay } from "../../../stack/graph/retry.ts";
import { useDemoTenants } from "../demo-tenants.ts";
import { now, recordEffects } from "../effects.ts";
import { always, type Answer, inTurn, listRequests } from "../graph-answers.ts";
import { failureOf, read } from "./read.ts";

const start = useDemoTenants();
const live = [depOnboardingSetting()];
const path = "/beta/deviceManagement/depOnboardingSettings";

function graphError(status: number, code: string, message = "", retryAfter?: string): Answer {
  return {
    status,
    body: { error: { code, message } },
    headers: retryAfter === undefined ? {} : { "retry-after": retryAfter },
  };
}

const brokerThrottling = graphError(
  500,
  "InternalServerError",
  "Rate limit reached because of too many requests to query broker",
);

const delayFor = (retryAfter: string | null | undefined, attempt: number, random = 0) =>
  retryDelay(retryAfter, attempt, { now: () => now, random: () => random });

const interrupted = () => Promise.reject(new Error("aborted"));

describe("a request that fails for the moment", () => {
  test.for([
    { of: "throttling", answer: graphError(429, "TooManyRequests"), sleeps: [375] },
    {
      of: "throttling for 7 seconds",
      answer: graphError(429, "TooManyRequests", "", "7"),
      sleeps: [7000],
    },
    {
      of: "throttling for no time",
      answer: graphError(429, "TooManyRequests", "", "0"),
      sleeps: [0],
    },
    {
      of: "throttling until a moment",
      answer: graphError(429, "TooManyRequests", "", "Mon, 23 Nov 2026 10:15:40 GMT"),
      sleeps: [9250],
    },
    {
      of: "throttling until a past moment",
      answer: graphError(429, "TooManyRequests", "", "Mon, 23 Nov 2026 10:15:00 GMT"),
      sleeps: [0],
    },
    {
      of: "throttling for less than no time",
      answer: graphError(429, "TooManyRequests", "", "-5"),
      sleeps: [375],
    },
    {
      of: "throttling until nonsense",
      answer: graphError(429, "TooManyRequests", "", "soon"),
      sleeps: [375],
    },
    { of: "the query broker's throttling", answer: brokerThrottling, sleeps: [375] },
    { of: "maintenance", answer: graphError(503, "ServiceUnavailable", "", "2"), sleeps: [2000] },
    { of: "an internal error", answer: { status: 500 }, sleeps: [] },
    { of: "a gateway's HTML", answer: { status: 502, body: "<html>" }, sleeps: [375] },
    { of: "a gateway's timeout", answer: graphError(504, "UnknownError"), sleeps: [375] },
    { of: "a request timeout", answer: graphError(408, "RequestTimeout"), sleeps: [375] },
    { of: "a conflict", answer: graphError(409, "Conflict"), sleeps: [375] },
    { of: "a lock", answer: graphError(423, "Locked"), sleeps: [375] },
  ])("because of $of is made again", async ({ answer, sleeps }) => {
    const effects = recordEffects();
    const tenant = await start({ live, intercept: inTurn(answer) });
    const { tokens, failure } = await read(tenant, { effects });
    expect(failure).toBeUndefined();
    expect(tokens).toHaveLength(1);
    expect(effects.sleeps).toEqual(sleeps);
    expect(effects.said).toEqual([]);
    expect(tenant.requests.map((request) => request.path)).toEqual(["/msi/token", path, path]);
  });

  it("because of a lost connection is made again", async () => {
    const effects = recordEffects();
    const tenant = await start({
      live,
      intercept: (request, response) =>
        request.path === path && request.index === 0 && response.destroy().destroyed,
    });
    expect((await read(tenant, { effects })).tokens).toHaveLength(1);
    expect(effects.sleeps).toEqual([375]);
  });

  it("waits by its own measure when Graph's last wish is answered", async () => {
    const effects = recordEffects();
    const tenant = await start({
      live,
      intercept: (request, response) =>
        inTurn(graphError(503, "ServiceUnavailable", "", "7"))(request, response) ||
        (request.path === path && request.index === 1 && response.destroy().destroyed),
    });
    expect((await read(tenant, { effects })).tokens).toHaveLength(1);
    expect(effects.sleeps).toEqual([7000, 750]);
  });

  it("because of the query broker's throttling is told as throttling", async () => {
    const tenant = await start({ intercept: always(brokerThrottling) });
    expect(await failureOf(read(tenant, { timeoutSeconds: 60 }))).toEqual({
      failure: "throttled",
      kind: "unavailable",
      message: `Graph was asked too often: GET ${path} failed: 500 Internal Server Error (InternalServerError).`,
    });
  });

  it("is made six times, with longer and longer waits", async () => {
    const effects = recordEffects();
    const tenant = await start({ intercept: always(graphError(503, "ServiceUnavailable")) });
    expect(await failureOf(read(tenant, { effects, timeoutSeconds: 60 }))).toEqual({
      failure: "server-error",
      kind: "unavailable",
      message: `Graph is not available: GET ${path} failed: 503 Service Unavailable (ServiceUnavailable).`,
    });
    expect(effects.sleeps).toEqual([375, 750, 1500, 3000, 6000]);
    expect(listRequests(tenant)).toBe(6);
  });

  it("has six attempts on each page", async () => {
    const two = [...live, depOnboardingSetting({ tokenName: "Design Macs" })];
    const busy = graphError(503, "ServiceUnavailable");
    const five = Array.from({ length: 5 }, () => busy);
    const tenant = await start({
      live: two,
      pageSize: 1,
      intercept: inTurn(...five, "tenant", ...five),
    });
    expect((await read(tenant, { timeoutSeconds: 60 })).tokens).toHaveLength(2);
    expect(listRequests(tenant)).toBe(12);
  });

  test.for([
    { when: "just within the time limit", retryAfter: "9", requests: 6 },
    { when: "at the time limit", retryAfter: "50", requests: 1 },
    { when: "in a year", retryAfter: "31536000", requests: 1 },
    { when: "beyond any clock", retryAfter: "9".repeat(400), requests: 1 },
    { when: "in the year 9999", retryAfter: "Fri, 31 Dec 9999 23:59:59 GMT", requests: 1 },
  ])("is given up when the next attempt would be $when", async ({ retryAfter, requests }) => {
    const effects = recordEffects();
    const tenant = await start({
      intercept: always(graphError(429, "TooManyRequests", "", retryAfter)),
    });
    const sentence = `Graph was asked too often: GET ${path} failed: 429 Too Many Requests (TooManyRequests).`;
    expect(await failureOf(read(tenant, { effects, timeoutSeconds: 50 }))).toEqual({
      failure: "throttled",
      kind: "unavailable",
      message:
        requests > 1 ? sentence : `${sentence} The next attempt would be after the time limit.`,
    });
    expect(listRequests(tenant)).toBe(requests);
    expect(effects.sleeps).toHaveLength(requests - 1);
  });

  it("that is given up keeps the request-id for Microsoft's support", async () => {
    const effects = recordEffects();
    const headers = { "retry-after": "50", "request-id": "6f0e2d47" };
    const tenant = await start({ intercept: always({ status: 429, headers }) });
    await read(tenant, { effects, timeoutSeconds: 50 });
    expect(effects.said.join()).toMatch(/after the time limit\. \(request-id 6f0e2d47\)$/);
  });

  it("is given up when the time limit comes while waiting", async () => {
    const tenant = await start({ intercept: always(graphError(503, "ServiceUnavailable")) });
    expect(await failureOf(read(tenant, { effects: recordEffects({ sleep: interrupted }) })))
      .toMatchInlineSnapshot(`
        {
          "failure": "time-limit",
          "kind": "unavailable",
          "message": "Graph did not answer completely within the time limit (apple-ade:graph.timeoutSeconds; for devices apple-ade:devices.timeoutSeconds).",
        }
      `);
  });
});

describe("a request that is refused for good", () => {
  test.for([
    {
      status: 400,
      code: "BadRequest",
      failure: "unexpected-answer",
      kind: "malformed",
      words: "400 Bad Request (BadRequest)",
    },
    {
      status: 401,
      code: "InvalidAuthenticationToken",
      failure: "unauthenticated",
      kind: "unauthorized",
      plainly: "The sign-in was rejected: ",
      words: "401 Unauthorized (InvalidAuthenticationToken)",
    },
    {
      status: 403,
      code: "Authorization_RequestDenied",
      failure: "forbidden",
      kind: "unauthorized",
      plainly: "Access was denied: ",
      words: "403 Forbidden (Authorization_RequestDenied)",
    },
    {
      status: 404,
      code: "ResourceNotFound",
      failure: "not-found",
      kind: "malformed",
      words: "404 Not Found (ResourceNotFound)",
    },
    {
      status: 405,
      code: "MethodNotAllowed",
      failure: "unexpected-answer",
      kind: "malformed",
      words: "405 Method Not Allowed (MethodNotAllowed)",
    },
    {
      status: 418,
      code: "",
      failure: "unexpected-answer",
      kind: "malformed",
      words: "418 I'm a Teapot".replaceAll("'", ""),
    },
  ])("with $status is made once", async ({ status, code, failure, kind, words, plainly = "" }) => {
    const effects = recordEffects();
    const tenant = await start({
      live,
      intercept: always(graphError(status, code, "Sentence with a secret.", "1")),
    });
    expect(await failureOf(read(tenant, { effects }))).toEqual({
      failure,
      kind,
      message: `${plainly}GET ${path} failed: ${words}.`,
    });
    // Some of Graph's lists answer 400 to `$select`.
    expect(listRequests(tenant)).toBe(status === 400 ? 2 : 1);
    expect(effects.sleeps).toEqual([]);
  });
});

describe("an error that is none of Graph's", () => {
  test.for([
    { what: "whose code and message are no text", body: { error: { code: 7, message: null } } },
    { what: "that is no object", body: { error: "code" } },
    { what: "that is no JSON", body: "<html>" },
    {
      what: "that only mentions a rate limit",
      body: { error: { message: "No rate limit reached" } },
    },
  ])("$what is told by its status", async ({ body }) => {
    const tenant = await start({ live, intercept: always({ status: 400, body }) });
    expect(await failureOf(read(tenant))).toEqual({
      failure: "unexpected-answer",
      kind: "malformed",
      message: `GET ${path} failed: 400 Bad Request.`,
    });
    expect(listRequests(tenant)).toBe(2);
  });
});

describe("the delay before another attempt", () => {
  const anyAttempt = fc.integer({ min: 1, max: 6 });

  it("is bounded where Graph asks for none", () => {
    const anyRandom = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(anyAttempt, anyRandom, (attempt, random) => {
        const full = Math.min(15_000, 500 * 2 ** (attempt - 1));
        const delay = delayFor(undefined, attempt, random);
        expect(delay).toBeGreaterThanOrEqual(full / 2);
        expect(delay).toBeLessThanOrEqual(full);
      }),
    );
  });

  it("is the seconds that Graph asks for", () => {
    fc.assert(
      fc.property(fc.nat(), anyAttempt, (seconds, attempt) => {
        expect(delayFor(` ${seconds} `, attempt)).toBe(seconds * 1000);
      }),
    );
  });

  it("is never negative and always a number, whatever Graph asks for", () => {
    const wishes = fc.oneof(fc.string(), fc.date().map(String), fc.constant(null));
    fc.assert(
      fc.property(wishes, anyAttempt, (retryAfter, attempt) => {
        expect(delayFor(retryAfter, attempt)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
