import { GraphClientError } from "@microsoft/microsoft-graph-client";
import { afterEach, describe, expect, it, test, vi } from "vitest";
import { depOnboardingSetting } from "../../../demo/scenarios/dep-onboarding-setting.ts";
import { realEffects } from "../../../stack/graph/effects.ts";
import { type Failure, ReadFailure } from "../../../stack/graph/read-failure.ts";
import { useDemoTenants } from "../demo-tenants.ts";
import { observedAt, recordEffects } from "../effects.ts";
import { always, inTurn, listPath, listRequests } from "../graph-answers.ts";
import { connectionTo, failureOf, openReader, read } from "./read.ts";

const start = useDemoTenants();
const live = [depOnboardingSetting({ id: "an-id" })];

const breakDown = () => {
  throw new TypeError("a broken die");
};

afterEach(() => {
  vi.useRealTimers();
});

describe("the reader", () => {
  it("reads a tenant once, however many ask", async () => {
    const tenant = await start({ live });
    const reader = openReader();
    const lists = await Promise.all([1, 2, 3].map(() => reader(connectionTo(tenant))));
    lists.push(await reader(connectionTo(tenant)));
    expect(new Set(lists).size).toBe(1);
    expect(tenant.requests.map(({ path }) => path)).toEqual(["/msi/token", listPath]);
  });

  it("does not read again what failed", async () => {
    const tenant = await start({ live, intercept: inTurn({ status: 405 }) });
    const reader = openReader();
    expect((await reader(connectionTo(tenant))).failure).toBeDefined();
    expect((await reader(connectionTo(tenant))).failure).toBeDefined();
    expect(listRequests(tenant)).toBe(1);
  });

  test.for([
    { which: "tenant", other: { tenantId: "0c2a9a51-93f4-4c4e-9a57-0d5a4be6a9f1" } },
    { which: "application", other: { clientId: "0c2a9a51-93f4-4c4e-9a57-0d5a4be6a9f1" } },
    { which: "time limit", other: { timeoutSeconds: 29 } },
  ])("reads apart what differs in the $which", async ({ other }) => {
    const tenant = await start({ live });
    const reader = openReader();
    const [one, two] = [reader(connectionTo(tenant)), reader(connectionTo(tenant, other))];
    expect(await one).not.toBe(await two);
  });

  it("dates the list at the end of the read, in whole seconds", async () => {
    const tenant = await start({ live });
    expect((await read(tenant)).observedAt).toBe(observedAt);
  });

  it("tells who watches what is waited for, after five seconds", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const effects = recordEffects();
    const told: unknown[] = [];
    const tenant = await start({
      live,
      intercept() {
        vi.advanceTimersByTime(told.length === 0 ? 4_999 : 1);
        told.push([...effects.said]);
        return false;
      },
    });
    await read(tenant, { effects });
    expect(told).toEqual([[], [`Reading ADE tokens from ${tenant.endpoint} …`]]);
    expect(effects.said).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("tells nobody anything when the read took less, and leaves no timer behind", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const effects = recordEffects();
    await read(await start({ live }), { effects });
    vi.advanceTimersByTime(60_000);
    expect(effects.said).toEqual([]);
  });

  it("turns its own mistakes into a failure, too", async () => {
    const tenant = await start({ intercept: always({ status: 503 }) });
    expect(await failureOf(read(tenant, { effects: recordEffects({ random: breakDown }) })))
      .toMatchInlineSnapshot(`
      {
        "failure": "unexpected-answer",
        "kind": "malformed",
        "message": "The reader failed unexpectedly (Error: a broken die).",
      }
    `);
  });
});

describe("a read failure", () => {
  const kinds: Readonly<Record<Failure, readonly [kind: string, passing: boolean]>> = {
    "no-credential": ["unauthorized", false],
    "sign-in-refused": ["unauthorized", false],
    "wrong-tenant": ["unauthorized", false],
    unauthenticated: ["unauthorized", false],
    forbidden: ["unauthorized", false],
    unreachable: ["unavailable", true],
    "demo-closed": ["unavailable", false],
    "demo-sign-in": ["unauthorized", false],
    "time-limit": ["unavailable", false],
    throttled: ["unavailable", true],
    "server-error": ["unavailable", true],
    "not-found": ["malformed", false],
    limited: ["unavailable", true],
    interrupted: ["unavailable", false],
    "unexpected-answer": ["malformed", false],
  };

  test.for(Object.entries(kinds))(
    "%s has its kind, and may pass or not",
    ([name, [kind, passing]]) => {
      const failure = Object.keys(kinds).find((each): each is Failure => each === name);
      if (failure === undefined) throw new Error(`There is no failure ${name}.`);
      expect(new ReadFailure(failure, "x")).toMatchObject({ kind, passing });
    },
  );

  it("is an error of its own class, and one that the Graph client lets pass", () => {
    const failure = new ReadFailure("forbidden", "No.", { requestId: "an-id" });
    expect(failure).toBeInstanceOf(ReadFailure);
    expect(failure).toBeInstanceOf(GraphClientError);
    expect(failure).toMatchObject({
      name: "ReadFailure",
      message: "No.",
      requestId: "an-id",
    });
  });

  test.for([
    {
      thrown: new TypeError("broken"),
      message: "The reader failed unexpectedly (TypeError: broken).",
    },
    { thrown: "ade@contoso.example", message: "The reader failed unexpectedly (string)." },
    { thrown: undefined, message: "The reader failed unexpectedly (undefined)." },
    {
      thrown: new Error("x".repeat(500)),
      message: `The reader failed unexpectedly (Error: ${"x".repeat(193)}).`,
    },
  ])("is made from whatever was thrown: $message", ({ thrown, message }) => {
    expect(ReadFailure.from(thrown)).toMatchObject({ failure: "unexpected-answer", message });
  });

  it("is kept as it is", () => {
    const failure = new ReadFailure("throttled", "Slowly.");
    expect(ReadFailure.from(failure)).toBe(failure);
  });
});

describe("the real effects", () => {
  it("are the wall clock, a wait that ends early, a die and a line of output", async () => {
    const log = vi.spyOn(console, "log").mockReturnValue();
    realEffects.say("A line.");
    expect(log.mock.calls).toEqual([["A line."]]);
    expect(Math.abs(realEffects.now().getTime() - new Date().getTime())).toBeLessThan(1000);
    expect(realEffects.random()).toBeLessThan(1);
    await realEffects.sleep(0, AbortSignal.timeout(10_000));
    await expect(realEffects.sleep(60_000, AbortSignal.abort())).rejects.toThrow("aborted");
  });
});
