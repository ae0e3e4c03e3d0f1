import { join } from "node:path";
import { expect, it } from "vitest";
import { healthy } from "../../demo/scenarios/healthy.ts";
import { openStage, withProfile } from "./stage.ts";

/** A plan holds every input to what the preview saw, also the moment at which it looked. */
it("a saved plan cannot be applied, and the engine says why", { timeout: 120_000 }, async () => {
  await using stage = await openStage(healthy);
  const plan = join(stage.workspace.directory, "plan.json");
  const record = withProfile("record");
  const preview = await stage.pulumi(["preview", "--save-plan", plan, ...record]);
  expect(preview.status, preview.output).toBe(0);
  const up = await stage.pulumi(["up", "--yes", "--skip-preview", "--plan", plan, ...record]);
  expect(up.status).not.toBe(0);
  expect(up.output + JSON.stringify(up.events)).toMatch(
    /resource urn:\S+ violates plan: properties changed: \S*live\[.*observedAt/,
  );
});
