import { describe, expect, it, onTestFinished, test, vi } from "vitest";
import { depOnboardingSetting } from "../../../demo/scenarios/dep-onboarding-setting.ts";
import type { Intercept } from "../../../demo/server.ts";
import type { Graph } from "../../../stack/graph/client.ts";
import { readTokens } from "../../../stack/graph/reads/tokens.ts";
import { readVppTokens } from "../../../stack/graph/reads/vpp-tokens.ts";
import { readPushCertificate } from "../../../stack/graph/reads/push-certificate.ts";
import { createReader } from "../../../stack/graph/reader.ts";
import { openSession, type Session } from "../../../stack/graph/session.ts";
import { useDemoTenants } from "../demo-tenants.ts";
import { observedAt, recordEffects } from "../effects.ts";
import { connectionTo } from "./read.ts";
import { identityPath } from "../../../demo/server/managed-identity.ts";
import { write } from "../graph-answers.ts";

const start = useDemoTenants();
const tokens = Array.from({ length: 8 }, (_, index) =>
  depOnboardingSetting({ tokenName: `Token ${index}`, id: `id-${index}` }),
);
const devices = { maxPages: 10, timeoutSeconds: 30 };
const rotten = () => Promise.reject(new Error("rot"));
const ofDevices = ({ path }: { readonly path: string }) =>
  path.endsWith("/importedAppleDeviceIdentities");
const silentDevices: Intercept = ofDevices;

function observe(
  session: Session,
  what: string,
  read: (graph: Graph) => Promise<void>,
  seconds = 5,
) {
  return session.once({ what, seconds, of: [Math.random()] }, (ask) => ask(read));
}

const readToken = async (graph: Graph) => {
  await graph.entity("/deviceManagement/depOnboardingSettings/id-1?$select=id");
};

describe("a session", () => {
  test.for([
    { of: "devices", isOf: ofDevices, read: "devices" },
    { of: "all else", isOf: (request: { path: string }) => !ofDevices(request), read: "profiles" },
  ] as const)("makes at most four requests at once for $of", async ({ isOf, read }) => {
    const full = Promise.withResolvers<void>();
    let atOnce = 0;
    let most = 0;
    const tenant = await start({
      live: tokens,
      intercept: async (request) => {
        if (!request.path.startsWith("/beta/") || !isOf(request)) return false;
        atOnce += 1;
        most = Math.max(most, atOnce);
        if (atOnce === 4) setTimeout(full.resolve, 30);
        await full.promise;
        atOnce -= 1;
        return false;
      },
    });
    const reader = createReader(recordEffects());
    const reads = tokens.map(({ id }) => reader[read](connectionTo(tenant), id, devices));
    for (const reading of await Promise.all(reads)) expect(reading).not.toHaveProperty("failure");
    expect(most).toBe(4);
  });

  it("lets nothing short wait for devices, nor fail with them", async () => {
    const tenant = await start({ live: tokens, intercept: silentDevices });
    const reader = createReader(recordEffects());
    // The same number of seconds is still each read's own.
    const connection = connectionTo(tenant, { timeoutSeconds: 1 });
    const slow = tokens.map(({ id }) =>
      reader.devices(connection, id, { ...devices, timeoutSeconds: 1 }),
    );
    const others = () => [
      reader.read(connection, readTokens),
      reader.read(connection, readVppTokens),
      ...tokens.map(({ id }) => reader.profiles(connection, id)),
    ];
    for (const reading of await Promise.all(others())) expect(reading.failure).toBeUndefined();
    for (const { failure } of await Promise.all(slow)) expect(failure?.failure).toBe("time-limit");
    const certificate = await reader.read(connection, readPushCertificate);
    expect(certificate.failure).toBeUndefined();
  });

  it("says what it could not read, and does not reject", async () => {
    const effects = recordEffects();
    const session = openSession(connectionTo(await start()), effects);
    expect(await observe(session, "apples", rotten)).toMatchObject({
      observedAt,
      failure: { failure: "unexpected-answer", kind: "malformed" },
    });
    expect(effects.said).toEqual([
      expect.stringMatching(/^Not read completely from http:.+: apples\. .*Error: rot/),
    ]);
  });

  it("names every read that fails, and each once", async () => {
    const effects = recordEffects();
    const reader = createReader(effects);
    const connection = connectionTo(
      await start({
        intercept: ({ path }, response) =>
          path !== identityPath && write(response, { status: 403 }),
      }),
    );
    await reader.read(connection, readTokens);
    await reader.read(connection, readVppTokens);
    await reader.read(connection, readPushCertificate);
    await reader.profiles(connection, "id-1");
    await reader.devices(connection, "id-1", devices);
    const named = effects.said.map(
      (each) => /^Not read completely from http\S+: ([^.]+)\./.exec(each)?.[1],
    );
    expect(named).toEqual([
      "ADE tokens",
      "VPP tokens",
      "Apple MDM push certificate",
      "enrollment profiles",
      "devices",
    ]);
  });

  it("says once what is waited for, however many such reads there are", async () => {
    const effects = recordEffects();
    const { endpoint } = await start();
    const session = openSession({ endpoint, timeoutSeconds: 60 }, effects);
    // Loads what a sign-in needs.
    await observe(session, "plums", () => Promise.resolve());
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const { promise, resolve } = Promise.withResolvers<void>();
    const reads = ["apples", "apples", "pears"].map((what) =>
      observe(session, what, () => promise, 60),
    );
    await vi.advanceTimersByTimeAsync(5_000);
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
    const running = observe(session, "apples", () => new Promise(() => undefined), 600);
    interruption.abort();
    expect(await running).toEqual({ observedAt, failure });
    expect(await observe(session, "pears", () => Promise.resolve())).toEqual({
      observedAt,
      failure,
    });
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
    const first = await observe(session, "tokens", readToken);
    expect(first.failure).toMatchObject({ failure: "wrong-tenant", signIn: true });
    const asked = tenant.requests.length;
    // Nor does one with more time.
    for (const seconds of [5, 50])
      expect((await observe(session, "tokens", readToken, seconds)).failure).toBe(first.failure);
    expect(tenant.requests).toHaveLength(asked);
    expect(effects.said).toHaveLength(1);
  });

  it("tries a sign-in that took too long again where a read has more time", async () => {
    let asked = 0;
    const tenant = await start({
      live: tokens,
      intercept: ({ path }) => path === "/msi/token" && (asked += 1) === 1,
    });
    const session = openSession(connectionTo(tenant), recordEffects());
    const failures: (string | undefined)[] = [];
    for (const seconds of [0.1, 0.1, 5])
      failures.push((await observe(session, "tokens", readToken, seconds)).failure?.failure);
    expect(failures).toEqual(["time-limit", "time-limit", undefined]);
    expect(asked).toBe(2);
  });

  it("leaves other reads alone when one fails", async () => {
    const session = openSession(connectionTo(await start({ live: tokens })), recordEffects());
    const [first, failed, second] = await Promise.all([
      observe(session, "tokens", readToken),
      observe(session, "apples", rotten),
      observe(session, "tokens", readToken),
    ]);
    expect([first, second]).toStrictEqual([{ observedAt }, { observedAt }]);
    expect(failed).toHaveProperty("failure");
  });

  it("answers the same question once", async () => {
    const session = openSession(connectionTo(await start()), recordEffects());
    let times = 0;
    const count = () => Promise.resolve((times += 1));
    const questions = [
      { what: "a", seconds: 1 },
      { what: "a", seconds: 1 },
      { what: "a", seconds: 2 },
      { what: "a", seconds: 1, of: ["b"] },
    ];
    expect(await Promise.all(questions.map((each) => session.once(each, count)))).toEqual([
      1, 1, 2, 3,
    ]);
  });
});
