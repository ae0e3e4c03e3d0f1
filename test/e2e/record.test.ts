import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Operation } from "../../demo/pulumi-workspace.ts";
import { synced } from "../../demo/scenarios/dep-onboarding-setting.ts";
import type { LiveSide } from "../../demo/scenarios/scenario.ts";
import { everything } from "./everything.ts";
import {
  certificateName,
  type State,
  confidential,
  expectedFindings,
  keepState,
  stateOf,
  findings,
  nameOf,
  openStage,
  outage,
  pack,
  type Recorded,
  recordsOf,
  type Stage,
  steps,
  withProfile,
} from "./stage.ts";
import { ownProgram, writeProject } from "../pulumi-project.ts";

const record = withProfile("record");
const tokens = Object.keys(everything.violates.tokens).concat("corporate").toSorted();
const all = [...tokens, certificateName, "apps"].toSorted();

/** As in a tenant that nobody could read. */
const notJudged: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(tokens.map((name) => [name, ["ade-token-judged"]])),
  [certificateName]: ["apns-certificate-judged"],
  apps: ["vpp-token-judged"],
};

/** One `up` for all tests; each begins with its record, and with the tenant as it was then. */
describe("the record of an up", { timeout: 240_000 }, () => {
  let stage: Stage;
  let up: Operation;
  let state: State;
  let restore: () => void;
  let down = false;

  beforeAll(async () => {
    stage = await openStage(everything, {
      intercept: (...exchange) => down && outage(...exchange),
    });
    const secretly = Object.entries({
      "apple-ade:tokens.corporate.appleIdentifier": "ade@contoso.example",
      "apple-ade:pushCertificate.appleIdentifier": "mdm@contoso.example",
    }).flatMap(([path, appleId]) => ["--secret", `${path}=${appleId}`]);
    await stage.pulumi(["config", "set-all", "--path", ...secretly]);
    up = await stage.pulumi(["up", "--yes", "--skip-preview", ...record]);
    state = stateOf(stage);
    restore = keepState(stage);
  }, 240_000);

  afterAll(() => stage[Symbol.asyncDispose]());

  beforeEach(() => {
    down = false;
    stage.tenant.setScenario(everything);
    restore();
  });

  it("holds everything that is declared, whatever is wrong with it", () => {
    expect(up.status, up.output).toBe(0);
    expect(findings(up, "advisory")).toEqual(expectedFindings(everything));
    expect(findings(up, "mandatory")).toEqual({});
    const records = recordsOf(state);
    expect([...records.keys()].toSorted()).toEqual(["demo", ...all].toSorted());
    expect(records.get("stores")?.outputs.live?.status).toBe("found");
    expect(records.get("warehouse")?.outputs.live?.status).toBe("missing");
    for (const { inputs, outputs } of records.values()) {
      expect(outputs.live).toEqual(inputs.live);
      const code = Buffer.byteLength(inputs["__provider"] ?? "");
      expect(code).toBeGreaterThan(0);
      expect(code).toBeLessThanOrEqual(200);
    }
  });

  it("holds no Apple ID and no serial number in clear text, nor do the events and the output", () => {
    const records = recordsOf(state);
    for (const name of ["corporate", certificateName]) {
      expect(records.get(name)?.outputs.live).toMatchObject({ appleIdentifierMatches: true });
    }
    // Devices were read, and the certificate, to whose serial number nobody ever comes.
    expect(records.get("corporate")?.outputs.live).toMatchObject({
      devices: { status: "read", total: 640 },
    });
    expect(confidential.filter((secret) => up.output.includes(secret))).toEqual([]);
    expect(confidentialFiles()).toEqual([]);
  });

  function confidentialFiles(): readonly string[] {
    const { directory } = stage.workspace;
    const files = readdirSync(directory, { recursive: true, withFileTypes: true });
    const written = files.filter((file) => file.isFile());
    expect(written.length).toBeGreaterThan(3);
    return written
      .map(({ parentPath, name }) => join(parentPath, name))
      .filter((file) => {
        const text = readFileSync(file, "utf8");
        return confidential.some((secret) => text.includes(secret));
      });
  }

  it("does not differ from a tenant in which only syncs and device counts have moved on", async () => {
    stage.tenant.setScenario({
      ...changed((token, at) => ({ ...token, syncedDeviceCount: 4711, ...synced(at.hours(-2)) })),
      devices: () => ({}),
    });
    const plan = join(stage.workspace.directory, "plan.json");
    const preview = await stage.pulumi(["preview", "--expect-no-changes", "--save-plan", plan]);
    expect(preview.status, preview.output).toBe(0);
    expect(new Set(Object.values(steps(preview)))).toEqual(new Set(["same"]));
    expect(Object.keys(steps(preview))).toEqual(expect.arrayContaining(all));
    // The tenant was asked, so the facts did move.
    expect(liveFacts(preview, "corporate")).toMatchObject({
      syncedDeviceCount: 4711,
      devices: { total: 0 },
    });

    // A plan holds every input to what the preview saw, also the moment at which it looked.
    const args = ["up", "--yes", "--skip-preview", "--plan", plan, ...record];
    const { status, output, events } = await stage.pulumi(args);
    expect(status).not.toBe(0);
    expect(output + JSON.stringify(events)).toMatch(
      /resource urn:\S+ violates plan: properties changed: \S*live\[.*observedAt/,
    );
  });

  it("shows a renewal as the expiry's old and new value", async () => {
    stage.tenant.setScenario(
      changed((token, at) =>
        token.tokenName === "Store iPads"
          ? { ...token, tokenExpirationDateTime: at.days(360) }
          : token,
      ),
    );
    const preview = await stage.pulumi(["preview", "--diff"]);
    expect(preview.status, preview.output).toBe(0);
    const before = recordsOf(state).get("stores")?.outputs.live?.["expiresAt"];
    const after = liveFacts(preview, "stores")?.["expiresAt"];
    expect(preview.output).toMatch(new RegExp(`~ expiresAt\\s*: "${before}" => "${after}"`));
    expect(Object.entries(steps(preview)).filter(([, step]) => step !== "same")).toEqual([
      ["stores", "update"],
    ]);
  });

  it("keeps the facts through an up during an outage, which fails nothing by default and says that it saw nothing", async () => {
    down = true;
    const program = writeProgram(stage);
    const blind = await stage.pulumi(["up", "--yes", "--skip-preview", ...program, ...pack]);
    expect(blind.status, blind.output).toBe(0);
    expect(steps(blind)).toMatchObject({ unrelated: "create" });
    expect(stateOf(stage).resources.map(({ urn }) => nameOf(urn))).toContain("unrelated");
    expect(findings(blind)).toEqual({
      demo: ["ade-tenant-readable", "ade-tenant-tokens-owned"],
      ...notJudged,
    });
    expect(findings(blind, "mandatory")).toEqual({});
    expect(blind.output).toMatch(/\[advisory\] \[severity: high\] {2}ade-tenant-readable /);
    expect(blind.output).toContain(
      `Not read completely from ${stage.tenant.endpoint}: ADE tokens.`,
    );
    const before = factsOf(state);
    const after = factsOf(stateOf(stage));
    expect(Object.keys(after).toSorted()).toEqual(Object.keys(before).toSorted());
    for (const [name, { inputs, outputs }] of Object.entries(after)) {
      const known = before[name]?.inputs.live;
      expect(outputs).toEqual(before[name]?.outputs);
      expect(inputs.live).toMatchObject({ status: "unreadable" });
      expect(inputs.live?.["lastKnown"]).toEqual(known?.status === "found" ? known : undefined);
    }
  });

  it("takes a refresh into its outputs and nowhere else", async () => {
    stage.tenant.setScenario(changed((token) => ({ ...token, syncedDeviceCount: 4711 })));
    const refresh = await stage.pulumi(["refresh", "--yes", "--skip-preview"]);
    expect(refresh.status, refresh.output).toBe(0);
    const before = factsOf(state);
    const after = factsOf(stateOf(stage));
    expect(Object.keys(after).toSorted()).toEqual(Object.keys(before).toSorted());
    for (const [name, { inputs }] of Object.entries(after)) {
      expect(inputs).toEqual(before[name]?.inputs);
    }
    const found = tokens.flatMap((name) => {
      const live = after[name]?.outputs.live;
      return live?.status === "found" ? [live["syncedDeviceCount"]] : [];
    });
    expect(found.length).toBeGreaterThan(5);
    expect(new Set(found)).toEqual(new Set([4711]));
    expect(confidentialFiles()).toEqual([]);
  });

  it("stays as it is when a refresh cannot read the tenant", async () => {
    down = true;
    const refresh = await stage.pulumi(["refresh", "--yes", "--skip-preview"]);
    expect(refresh.status, refresh.output).toBe(0);
    expect(refresh.output).toMatch(/Not read completely from \S+: ADE tokens\./);
    expect(factsOf(stateOf(stage))).toEqual(factsOf(state));
  });

  it("does not let --target pass an earlier run's record off as health", async () => {
    const target = recordsOf(state).get("corporate")?.urn ?? "";
    const preview = await stage.pulumi(["preview", "--target", target, ...record]);
    expect(preview.status, preview.output).toBe(0);
    const said = findings(preview);
    expect(said["demo"]).toContain("ade-tenant-readable");
    expect(said).not.toHaveProperty("corporate");
    const { corporate: _, ...others } = notJudged;
    for (const [name, [policy]] of Object.entries(others)) {
      expect(said[name], name).toContain(policy);
    }
  });

  it("is deleted by a destroy that sends nothing to Graph", async () => {
    const before = stage.tenant.requests.length;
    const destroy = await stage.pulumi(["destroy", "--yes", "--skip-preview"]);
    expect(destroy.status, destroy.output).toBe(0);
    expect(steps(destroy)).toMatchObject(Object.fromEntries(all.map((name) => [name, "delete"])));
    expect(recordsOf(stateOf(stage)).size).toBe(0);
    expect(stage.tenant.requests).toHaveLength(before);

    // Without a record, what --target leaves out has no inputs.
    const target = recordsOf(state).get("demo")?.urn ?? "";
    const preview = await stage.pulumi(["preview", "--target", target, ...record]);
    expect(preview.status, preview.output).toBe(0);
    const { demo: _, ...others } = findings(preview);
    for (const found of Object.values(others))
      expect(found).toEqual([expect.stringMatching(/-judged$/)]);
  });
});

/** A team's own program in the same stack: the tenant's resources beside one that is none of ours. */
function writeProgram({ workspace }: Stage): readonly string[] {
  const folder = join(workspace.directory, "program");
  const beside =
    'import { Stash } from "@pulumi/pulumi";\nnew Stash("unrelated", { input: "anything" });\n';
  writeProject(folder, ownProgram + beside);
  return ["--cwd", folder];
}

type LiveToken = ReturnType<LiveSide["live"]>[number];
type At = Parameters<LiveSide["live"]>[0];

/** The tenant with each of its tokens changed. */
function changed(change: (token: LiveToken, at: At) => LiveToken): LiveSide {
  return { ...everything, live: (at) => everything.live(at).map((token) => change(token, at)) };
}

/** Inputs and outputs; ciphertexts differ each time, as does the engine's bookkeeping. */
function factsOf(state: State): Readonly<Record<string, Pick<Recorded, "inputs" | "outputs">>> {
  const records = [...recordsOf(state)];
  return Object.fromEntries(
    records.map(([name, { inputs, outputs }]) => [
      name,
      { inputs: withoutCiphertext(inputs), outputs: withoutCiphertext(outputs) },
    ]),
  );
}

function withoutCiphertext({ appleIdentifier, ...rest }: Recorded["inputs"]): Recorded["inputs"] {
  return appleIdentifier === undefined ? rest : { ...rest, appleIdentifier: "a secret" };
}

/** What the run itself observed of a token. */
function liveFacts({ events }: Operation, name: string): Record<string, unknown> | undefined {
  const found = events.find(({ resourcePreEvent }) =>
    resourcePreEvent?.metadata.urn.endsWith(`::${name}`),
  );
  const facts = found?.resourcePreEvent?.metadata.new?.inputs?.["live"];
  return typeof facts === "object" && facts !== null ? { ...facts } : undefined;
}
