import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { identityPath } from "../../demo/server/managed-identity.ts";
import { contoso, corporate } from "../../demo/scenarios/contoso.ts";
import { sentOnce } from "./signals.ts";
import { exportState, openStage, pack, recordsOf, type Stage } from "./stage.ts";

const one = contoso({
  name: "one",
  title: "A healthy token",
  config: { graph: { timeoutSeconds: 600 } },
  members: [corporate()],
});

const up = (...options: readonly string[]) => ["up", "--yes", ...options, ...pack];

/** Operations on one record, one after the other; Graph never answers those that are ended. */
describe.skipIf(process.platform === "win32")("a record", { timeout: 240_000 }, () => {
  let stage: Stage;
  let silent = false;
  let asked = false;
  let recorded: Awaited<ReturnType<typeof records>>;

  /** Without the engine's own bookkeeping, which a refresh shortens. */
  async function records() {
    const state = await exportState(stage.pulumi);
    expect(state.deployment["pending_operations"]).toBeUndefined();
    const all = [...recordsOf(state)].map(([name, { inputs, outputs }]) => [name, inputs, outputs]);
    expect(all).toHaveLength(2);
    return all;
  }

  /** The operation, which gets that signal in the middle of its read. */
  async function ended(args: readonly string[], signal: NodeJS.Signals) {
    [silent, asked] = [true, false];
    const watch = sentOnce(signal, () => asked);
    const operation = await stage.pulumi(args, { watch });
    silent = false;
    return operation;
  }

  beforeAll(async () => {
    stage = await openStage(one, {
      intercept({ path }) {
        if (!silent || path === identityPath) return false;
        asked = true;
        return true;
      },
    });
    const first = await stage.pulumi(up("--skip-preview"));
    if (first.status !== 0) throw new Error(first.output);
    recorded = await records();
  }, 240_000);

  afterAll(() => stage[Symbol.asyncDispose]());

  it("is as it was after a refresh that SIGTERM ended", async () => {
    const refresh = await ended(["refresh", "--yes", "--skip-preview"], "SIGTERM");
    expect(refresh.status, refresh.output).toBe(1);
    expect(refresh.output).toContain("SIGTERM received; cancelling");
    expect(await records()).toEqual(recorded);
  });

  it("is as it was after an up that was killed, and locked until `pulumi cancel`", async () => {
    await ended(up("--skip-preview"), "SIGKILL");
    expect(await records()).toEqual(recorded);

    const locked = await stage.pulumi(up("--skip-preview"));
    expect(locked.status).not.toBe(0);
    expect(locked.output).toMatch(/the stack is currently locked by 1 lock.*`pulumi cancel`/);
    expect(await stage.pulumi(["cancel", "--yes"])).toMatchObject({ status: 0 });
  });

  it("is read twice by an up with its preview, once for each", async () => {
    const before = stage.tenant.requests.length;
    const { status, output } = await stage.pulumi(up());
    expect(status, output).toBe(0);
    const urls = stage.tenant.requests.slice(before).map(({ url }) => url);
    const counts = [...new Set(urls)].map((url) => urls.filter((each) => each === url).length);
    expect(new Set(counts)).toEqual(new Set([2]));
  });
});
