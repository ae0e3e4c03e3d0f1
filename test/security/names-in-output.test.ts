import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Operation } from "../../demo/pulumi-workspace.ts";
import { findings, openStage, pack, type Stage, withProfile } from "../e2e/stage.ts";
import { hostileTenant, tokenKeys } from "./hostile-tenant.ts";
import { obeyed } from "./obeyed.ts";

/** What some of the hostile names would have stand at the beginning of a line. */
const forged = /^\s*(?:::|##|\| Forged|# Healthy|END:VEVENT|violations:|ade_forged|forged)/m;

const blocking: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(tokenKeys.map((key) => [key, ["ade-token-not-expired"]])),
  apps: ["vpp-token-valid"],
};

describe("a tenant full of hostile names", { timeout: 240_000 }, () => {
  let stage: Stage;
  let up: Operation;
  let renamed: Operation;

  beforeAll(async () => {
    stage = await openStage(hostileTenant());
    up = await stage.pulumi(["up", "--yes", "--skip-preview", ...withProfile("record")]);
    stage.tenant.setScenario(hostileTenant(" "));
    renamed = await stage.pulumi(["preview", "--diff", ...pack]);
  }, 240_000);

  afterAll(() => stage[Symbol.asyncDispose]());

  it("is judged and recorded like any other", () => {
    expect(up.status, up.output).toBe(0);
    const said = findings(up);
    for (const [key, policies] of Object.entries(blocking)) {
      expect(said[key], key).toEqual(expect.arrayContaining([...policies]));
    }
  });

  it("blocks like any other", () => {
    expect(renamed.status, renamed.output).toBe(1);
    expect(findings(renamed, "mandatory")).toEqual(blocking);
  });

  it.for(["up", "preview --diff"])("forges nothing in the output of %s", (command) => {
    const { output } = command === "up" ? up : renamed;
    expect(obeyed(output)).toEqual([]);
    expect(forged.exec(output)?.[0]).toBeUndefined();
  });

  it("is shown with its old and new names", () => {
    expect(renamed.output).toMatch(
      /~ tokenName +: "::add-mask::expired" => "::add-mask::expired "/,
    );
    expect(renamed.output).toMatch(/~ displayName +: "\\\\u\{7b\}\\"a.* => "\\\\u\{7b\}\\"a/);
  });
});
