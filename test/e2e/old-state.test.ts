import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { contoso, corporate, member } from "../../demo/scenarios/contoso.ts";
import { devicesHealthy } from "../../demo/scenarios/devices-healthy.ts";
import {
  certificateName,
  type State,
  keepState,
  stateOf,
  findings,
  openStage,
  recordsOf,
  type Stage,
  steps,
  withProfile,
} from "./stage.ts";

/**
 * The checkpoint of an `up` before devices, profiles and the siblings of tokens were read: other
 * code in `__provider`, no `devices`, a tenant without `declared`, and few facts. `macs` had
 * another id then; `retired` is declared no more.
 */
const fixture = join(import.meta.dirname, "..", "fixtures", "state-before-devices.json");
const recordedEndpoint = "http://127.0.0.1:4010";

const today = contoso({
  name: "today",
  title: "What is declared today, where an older version left its record",
  members: [corporate(), member({ key: "macs", tokenName: "Design Macs" })],
  pushCertificate: {
    live: (at) => devicesHealthy.pushCertificate?.(at),
    declared: (at) => ({ renewBy: at.date(270) }),
  },
});

describe("the state of an older version", { timeout: 240_000 }, () => {
  let stage: Stage;
  let restore: () => void;
  let old: State;

  beforeAll(async () => {
    stage = await openStage(today);
    const file = join(stage.workspace.directory, "old.json");
    const text = readFileSync(fixture, "utf8");
    writeFileSync(file, text.replaceAll(recordedEndpoint, stage.tenant.endpoint));
    const imported = await stage.pulumi(["stack", "import", "--file", file]);
    if (imported.status !== 0) throw new Error(imported.output);
    old = stateOf(stage);
    restore = keepState(stage);
  }, 60_000);

  beforeEach(() => restore());

  afterAll(() => stage[Symbol.asyncDispose]());

  it("is refreshed by its own code, which forwards to today's", async () => {
    const refresh = await stage.pulumi(["refresh", "--yes", "--skip-preview"]);
    expect(refresh.status, refresh.output).toBe(0);
    const before = recordsOf(old);
    const after = recordsOf(stateOf(stage));
    expect([...after.keys()]).toEqual([...before.keys()]);
    for (const [name, { inputs, outputs }] of after) {
      expect(inputs).toEqual(before.get(name)?.inputs);
      expect(outputs["__provider"]).toBe(inputs["__provider"]);
    }
    expect(after.get("corporate")?.outputs.live).toMatchObject({
      status: "found",
      lastSyncErrorCode: 0,
      devices: { status: "read" },
      profiles: { status: "read" },
    });
    expect(after.get("macs")?.outputs.live).toMatchObject({
      previousId: before.get("macs")?.outputs.live?.["id"],
    });
    expect(after.get("retired")?.outputs.live).toMatchObject({ status: "missing" });
    // Which tokens are declared was not recorded then.
    expect(after.get("demo")?.outputs).toEqual(before.get("demo")?.outputs);
  });

  it("becomes today's with an up, which shows what has changed and replaces nothing", async () => {
    const args = ["up", "--yes", "--skip-preview", "--diff", ...withProfile("record")];
    const up = await stage.pulumi(args);
    expect(up.status, up.output).toBe(0);
    expect(steps(up)).toMatchObject({
      demo: "update",
      corporate: "update",
      macs: "update",
      retired: "delete",
      [certificateName]: "create",
    });
    expect(up.output).toMatch(/~ expiresAt\s*: "2026-09-14T11:02:00Z" => "/);
    expect(findings(up)).toEqual({ macs: ["ade-token-identity-unchanged"] });
    const records = recordsOf(stateOf(stage));
    expect([...records.keys()].toSorted()).toEqual(["corporate", "demo", "macs", certificateName]);
    for (const [name, { inputs, outputs }] of records) {
      expect(inputs["__provider"]).not.toBe(recordsOf(old).get(name)?.inputs["__provider"]);
      expect(outputs).toEqual(inputs);
    }
  });

  it("is deleted by its own code, and Graph is not asked", async () => {
    const before = stage.tenant.requests.length;
    const destroy = await stage.pulumi(["destroy", "--yes", "--skip-preview"]);
    expect(destroy.status, destroy.output).toBe(0);
    expect(steps(destroy)).toMatchObject({
      demo: "delete",
      corporate: "delete",
      macs: "delete",
      retired: "delete",
    });
    expect(recordsOf(stateOf(stage)).size).toBe(0);
    expect(stage.tenant.requests).toHaveLength(before);
  });
});
