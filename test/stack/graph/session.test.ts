import { describe, expect, it, onTestFinished, vi } from "vitest";
import { depOnboardingSetting } from "../../../demo/scenarios/dep-onboarding-setting.ts";
import { createReader } from "../../../stack/graph/reader.ts";
import { openSession } from "../../../stack/graph/session.ts";
import { useDemoTenants } from "../demo-tenants.ts";
import { observedAt, recordEffects } from "../effects.ts";
import { connectionTo } from "./read.ts";

const start = useDemoTenants();
const tokens = Array.from({ length: 8 }, (_, index) =>
  depOnboardingSetting({ tokenName: `Token ${index}`, id: `id-${index}` }),
);
const devices = { read: true, maxPages: 10, timeoutSeconds: 30 };

describe("a session", () => {
  it("makes at most four requests at once, whatever they are for", async () => {
    const full = Promise.withResolvers<void>();
    let atOnce = 0;
    let most = 0;
    const tenant = await start({
      live: tokens,
      intercept: async ({ path }) => {
        if (!path.startsWith("/beta/")) return false;
        atOnce += 1;
        most = Math.max(most, atOnce);
        if (atOnce === 4) setTimeout(full.resolve, 30);
        await full.promise;
        atOnce -= 1;
        return false;
      },
    });
    const reader = createReader(recordEffects());
    const reads = tokens.map(({ id }) => reader.enrollment(connectionTo(tenant), id, devices));
    for (const { profiles } of await Promise.all(reads)) {
      expect(profiles).not.toHaveProperty("failure");
    }
    expect(most).toBe(4);
  });

  it("says what it could not read, and does not reject", async () => {
    const effects = recordEffects();
    const session = openSession(connectionTo(await start()), effects);
    const observation = await session.observe("apples", 5, () => Promise.reject(new Error("rot")));
    expect(observation).toMatchObject({
      observedAt,
      failure: { failure: "unexpected-answer", kind: "malformed" },
    });
    expect(effects.said).toEqual([
      expect.stringMatching(/^Not read completely from http:.+: apples\. .*Error: rot/),
    ]);
  });

  it("says once what is waited for, however many such reads there are", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const effects = recordEffects();
    const { endpoint } = await start();
    const session = openSession({ endpoint, timeoutSeconds: 60 }, effects);
    const { promise, resolve } = Promise.withResolvers<void>();
    const reads = ["apples", "apples", "pears"].map((what) =>
      session.observe(what, 60, () => promise),
    );
    vi.advanceTimersByTime(5_000);
    expect(effects.said).toEqual([
      `Reading apples from ${endpoint} …`,
      `Reading pears from ${endpoint} …`,
    ]);
    resolve();
    await Promise.all(reads);
  });

  it("ends every read when the run is interrupted, and says nothing of it", async () => {
    const interruption = new AbortController();
    const effects = recordEffects({ interrupted: interruption.signal });
    const tenant = await start({ live: tokens });
    const session = openSession(connectionTo(tenant), effects);
    const failure = expect.objectContaining({
      failure: "interrupted",
      kind: "unavailable",
      message: "The run was interrupted before Graph had answered.",
    });
    const never = new Promise<void>(() => undefined);
    const running = session.observe("apples", 600, () => never);
    interruption.abort();
    expect(await running).toEqual({ observedAt, failure });
    const later = session.observe("pears", 600, () => Promise.resolve());
    expect(await later).toEqual({ observedAt, failure });
    expect(effects.said).toEqual([]);
    expect(tenant.requests).toEqual([]);
  });

  it("tries a sign-in that failed once, however many reads need it", async () => {
    const effects = recordEffects();
    const tenant = await start({
      live: tokens,
      tokenTenantId: "0c2a9a51-93f4-4c4e-9a57-0d5a4be6a9f1",
    });
    const session = openSession(connectionTo(tenant), effects);
    const read = () =>
      session.observe("tokens", 5, async (graph) => {
        await graph.entity("/deviceManagement/depOnboardingSettings/id-1?$select=id");
      });
    const first = await read();
    expect(first.failure).toMatchObject({ failure: "wrong-tenant", signIn: true });
    const asked = tenant.requests.length;
    expect((await read()).failure).toBe(first.failure);
    expect(tenant.requests).toHaveLength(asked);
    expect(effects.said).toHaveLength(1);
  });

  it("leaves other reads alone when one fails", async () => {
    const session = openSession(connectionTo(await start({ live: tokens })), recordEffects());
    const read = () =>
      session.observe("tokens", 5, async (graph) => {
        await graph.entity("/deviceManagement/depOnboardingSettings/id-1?$select=id");
      });
    const failing = session.observe("apples", 5, () => Promise.reject(new Error("rot")));
    const [first, second, failed] = await Promise.all([read(), read(), failing]);
    expect(first).toStrictEqual({ observedAt });
    expect(second).toStrictEqual({ observedAt });
    expect(failed).toHaveProperty("failure");
  });

  it("does the same thing once", async () => {
    const session = openSession(connectionTo(await start()), recordEffects());
    let times = 0;
    const count = () => Promise.resolve((times += 1));
    expect(await Promise.all([session.once("a", count), session.once("a", count)])).toEqual([1, 1]);
    expect(await session.once("b", count)).toBe(2);
    expect(await session.once("a", count)).toBe(1);
  });
});
