import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { defaultScenario } from "../../demo/scenarios/default.ts";
import { packageRoot } from "../../cli/package-root.ts";
import { openStage } from "./stage.ts";

it("a closed demo is named", async () => {
  await using stage = await openStage(defaultScenario);
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
