import { existsSync, readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Operation } from "../../demo/pulumi-workspace.ts";
import { identityPath } from "../../demo/server/managed-identity.ts";
import { contoso, corporate, member } from "../../demo/scenarios/contoso.ts";
import { inventedId } from "../../demo/scenarios/dep-onboarding-setting.ts";
import { sentOnce } from "./signals.ts";
import {
  stateOf,
  findings,
  held,
  openStage,
  pack,
  recordsOf,
  requestsOf,
  type Stage,
  steps,
  withProfile,
} from "./stage.ts";

const fleet = contoso({
  name: "fleet",
  title: "Two healthy tokens",
  config: { graph: { timeoutSeconds: 600 } },
  members: [corporate(), member({ key: "macs", tokenName: "Design Macs" })],
});

/** Since the record: one token was replaced under its name, the other has expired. */
const worse = contoso({
  name: "worse",
  title: "One token was replaced, one expired",
  members: [
    corporate({ live: () => ({ id: inventedId("another") }) }),
    member({
      key: "macs",
      tokenName: "Design Macs",
      live: (at) => ({ tokenExpirationDateTime: at.days(-2) }),
    }),
  ],
});
const whatIsWorse = {
  corporate: ["ade-token-identity-unchanged"],
  macs: ["ade-token-not-expired"],
};
const up = ["up", "--yes", "--skip-preview", ...pack];
const names = ["demo", "corporate", "macs"];
const oneRead = { signIn: 1, tokens: 1, token: 2, enrollmentProfiles: 2, devices: 2 };

/** There are no process groups there, and another Ctrl-C. */
const windows = process.platform === "win32";

/** Operations on one record, one after the other; what an earlier one broke, a later one shows. */
describe("a stack with a record", { timeout: 240_000 }, () => {
  let stage: Stage;
  let first: Operation;
  let firstReads: ReadonlySet<number>;
  let silent = false;
  let asked = false;
  let dropped = Promise.withResolvers<void>();

  beforeAll(async () => {
    stage = await openStage(fleet, {
      intercept({ path }, response) {
        if (!silent || path === identityPath) return false;
        asked = true;
        response.once("close", dropped.resolve);
        return true;
      },
    });
    first = await stage.pulumi(["up", "--yes", ...pack]);
    firstReads = readsSince(0);
  }, 240_000);

  afterAll(() => stage[Symbol.asyncDispose]());

  /** Without the engine's own bookkeeping, which a refresh shortens. */
  function recorded() {
    const state = stateOf(stage);
    expect(state["pending_operations"]).toBeUndefined();
    const all = [...recordsOf(state)].map(([name, { inputs, outputs }]) => [name, inputs, outputs]);
    expect(all).toHaveLength(3);
    return all;
  }

  /** How often each address was asked since then. */
  function readsSince(before: number): ReadonlySet<number> {
    const urls = stage.tenant.requests.slice(before).map(({ url }) => url);
    return new Set(urls.map((url) => urls.filter((each) => each === url).length));
  }

  function fallSilent(): void {
    silent = true;
    asked = false;
    dropped = Promise.withResolvers<void>();
  }

  it("is read twice by an up with its preview, once for each", () => {
    expect(first.status, first.output).toBe(0);
    expect(firstReads).toEqual(new Set([2]));
  });

  it.skipIf(windows)("shows in a preview what is waited for, and ends it at Ctrl-C", async () => {
    fallSilent();
    const notice = `Reading ADE tokens from ${stage.tenant.endpoint} …`;
    const watch = sentOnce("SIGINT", (output) => output.includes(notice));
    const preview = await stage.pulumi(["preview", ...pack], { watch });
    await dropped.promise;
    expect(preview.status, preview.output).not.toBe(0);
    const [before = "", after] = preview.output.split("^C received; cancelling");
    expect(before).toContain(notice);
    expect(after).toContain("1 errored");
    // Nothing was judged, nothing passed.
    expect(findings(preview)).toEqual({});
    expect([...held(preview)]).toEqual([]);
    expect(processesOf(stage)).toEqual([]);
  });

  it.skipIf(windows)("is as it was after an up that Ctrl-C ended", async () => {
    const before = recorded();
    fallSilent();
    const ended = await stage.pulumi(up, { watch: sentOnce("SIGINT", () => asked) });
    await dropped.promise;
    expect(ended.output).toContain("^C received; cancelling");
    expect(ended.status, ended.output).toBe(1);
    expect(processesOf(stage)).toEqual([]);
    expect(recorded()).toEqual(before);
  });

  it.skipIf(windows)("is as it was after a refresh that SIGTERM ended", async () => {
    const before = recorded();
    fallSilent();
    const refresh = await stage.pulumi(["refresh", "--yes", "--skip-preview"], {
      watch: sentOnce("SIGTERM", () => asked),
    });
    expect(refresh.status, refresh.output).toBe(1);
    expect(refresh.output).toContain("SIGTERM received; cancelling");
    expect(recorded()).toEqual(before);
  });

  it.skipIf(windows)(
    "is as it was after an up that was killed, and locked until `pulumi cancel`",
    async () => {
      const before = recorded();
      fallSilent();
      await stage.pulumi(up, { watch: sentOnce("SIGKILL", () => asked) });
      expect(recorded()).toEqual(before);

      silent = false;
      const locked = await stage.pulumi(up);
      expect(locked.status).not.toBe(0);
      expect(locked.output).toMatch(/the stack is currently locked by 1 lock.*`pulumi cancel`/);
      expect(await stage.pulumi(["cancel", "--yes"])).toMatchObject({ status: 0 });
    },
  );

  it("is judged alike by two previews at once, with --refresh and without, each from one read", async () => {
    silent = false;
    stage.tenant.setScenario(worse);
    const before = stage.tenant.requests.length;
    const preview = (...args: readonly string[]) => stage.pulumi(["preview", ...args, ...pack]);
    for (const each of await Promise.all([preview(), preview("--refresh")])) {
      expect(each.status, each.output).toBe(1);
      expect(findings(each)).toEqual(whatIsWorse);
      expect(findings(each, "mandatory")).toEqual(whatIsWorse);
      expect(Object.keys(steps(each))).toEqual(expect.arrayContaining(names));
    }
    expect(readsSince(before)).toEqual(new Set([2]));
    const requests = stage.tenant.requests.slice(before);
    const once = requests.filter(
      ({ url }, index) => requests.findIndex((each) => each.url === url) === index,
    );
    expect(requestsOf({ ...stage.tenant, requests: once })).toEqual(oneRead);
  });

  it("is judged by up --refresh from one read, as without", async () => {
    const before = stage.tenant.requests.length;
    const args = ["up", "--yes", "--skip-preview", "--refresh", ...withProfile("record")];
    const run = await stage.pulumi(args);
    expect(run.status, run.output).toBe(0);
    expect(findings(run)).toEqual(whatIsWorse);
    expect(Object.keys(steps(run))).toEqual(expect.arrayContaining(names));
    const requests = stage.tenant.requests.slice(before);
    expect(requestsOf({ ...stage.tenant, requests })).toEqual(oneRead);
  });
});

/** What runs with the stage's environment, as the CLI and its plugins do; seen on Linux only. */
function processesOf({ workspace }: Stage): readonly string[] {
  const pids = existsSync("/proc") ? readdirSync("/proc").filter((name) => /^\d+$/.test(name)) : [];
  return pids.flatMap((pid) => {
    try {
      const ours = readFileSync(`/proc/${pid}/environ`, "utf8").includes(workspace.directory);
      return ours ? [readFileSync(`/proc/${pid}/cmdline`, "utf8")] : [];
    } catch {
      // It has ended since, or is somebody else's.
      return [];
    }
  });
}
