import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { happen } from "../../demo/deeds.ts";
import { lived } from "../../demo/life.ts";
import { defaultScenario } from "../../demo/scenarios/default.ts";
import { packageRoot } from "../../cli/package-root.ts";
import { findings, openStage, pack } from "./stage.ts";

it("a renewal in the demo ends the finding, and a closed demo is named", async () => {
  await using stage = await openStage(defaultScenario);
  const before = findings(await stage.pulumi(["preview", ...pack]));
  expect(before["stores"]).toContain("ade-token-not-expired");
  const now = new Date();
  const begun = {
    scenario: "default",
    startedAt: now.toISOString(),
    identityHeader: "",
    daysAhead: 0,
  };
  const { memory } = happen({ ...begun, deeds: [] }, { what: "renew", token: "Store iPads" }, now);
  stage.tenant.setScenario(lived(defaultScenario, memory, now));
  const after = findings(await stage.pulumi(["preview", ...pack]));
  expect(after["stores"]).toEqual(["ade-token-deadline-current"]);

  await stage.tenant.close();
  const { env, stackFile } = stage.workspace;
  const checked = spawnSync(
    process.execPath,
    [join(packageRoot, "cli", "apple-ade.js"), "check", "-s", "demo", "--config-file", stackFile],
    { cwd: packageRoot, env: { ...process.env, ...env, ADE_AS_OF: "" }, encoding: "utf8" },
  );
  const said = checked.stdout.replaceAll(/\s+/g, " ");
  expect(said).toContain(`The demo tenant at ${stage.tenant.endpoint} is not running.`);
  expect(said).toContain("npx --no-install apple-ade demo");
  expect(said).not.toContain("Service health");
});
