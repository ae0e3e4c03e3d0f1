import { existsSync, readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { identityPath } from "../../demo/server/managed-identity.ts";
import { contoso, corporate, member } from "../../demo/scenarios/contoso.ts";
import { inventedId } from "../../demo/scenarios/dep-onboarding-setting.ts";
import { sentOnce } from "./signals.ts";
import {
  exportState,
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
const oneRead = { signIn: 1, tokens: 1, token: 2, enrollmentProfiles: 2, devices: 2 };

/** There are no process groups there, and another Ctrl-C. */
const windows = process.platform === "win32";

/** Operations on one record, one after the other; what an earlier one broke, a later one shows. */
describe("a stack with a record", { timeout: 240_000 }, () => {
  let stage: Stage;
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
    const up = await stage.pulumi(["up", "--yes", "--skip-preview", ...pack]);
    if (up.status !== 0) throw new Error(up.output);
  }, 240_000);

  afterAll(() => stage[Symbol.asyncDispose]());

  function fallSilent(): void {
    silent = true;
    asked = false;
    dropped = Promise.withResolvers<void>();
  }

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
    const before = await exportState(stage.pulumi);
    fallSilent();
    const up = await stage.pulumi(["up", "--yes", "--skip-preview", ...pack], {
      watch: sentOnce("SIGINT", () => asked),
    });
    await dropped.promise;
    expect(up.output).toContain("^C received; cancelling");
    expect(up.status, up.output).toBe(1);
    expect(processesOf(stage)).toEqual([]);
    const after = await exportState(stage.pulumi);
    expect(recordsOf(after)).toEqual(recordsOf(before));
    expect(recordsOf(after).size).toBe(3);
    expect(after.deployment["pending_operations"]).toBeUndefined();
  });

  it("is judged alike by two previews at once, each from its own read", async () => {
    silent = false;
    stage.tenant.setScenario(worse);
    const before = stage.tenant.requests.length;
    const preview = () => stage.pulumi(["preview", ...pack]);
    for (const { status, output, ...operation } of await Promise.all([preview(), preview()])) {
      expect(status, output).toBe(1);
      expect(findings({ status, output, ...operation }, "mandatory")).toEqual(whatIsWorse);
    }
    const urls = stage.tenant.requests.slice(before).map(({ url }) => url);
    const counts = [...new Set(urls)].map((url) => urls.filter((each) => each === url).length);
    expect(new Set(counts)).toEqual(new Set([2]));
  });

  it.for([
    { operation: "preview", args: ["preview"] },
    { operation: "up", args: ["up", "--yes", "--skip-preview"] },
  ])("is judged by $operation --refresh from one read, as without", async ({ args }) => {
    const before = stage.tenant.requests.length;
    const run = await stage.pulumi([...args, "--refresh", ...withProfile("record")]);
    expect(run.status, run.output).toBe(0);
    expect(findings(run)).toEqual(whatIsWorse);
    expect(Object.keys(steps(run))).toEqual(expect.arrayContaining(["demo", "corporate", "macs"]));
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
