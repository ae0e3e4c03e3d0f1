import { expect, it } from "vitest";
import { defaultScenario } from "../../demo/scenarios/default.ts";
import { relativeTo } from "../../demo/scenarios/scenario.ts";

const at = relativeTo(new Date("2026-11-23T10:15:30Z"));

it("has as many devices as its healthy token counts", () => {
  const token = defaultScenario.live(at).find(({ tokenName }) => tokenName === "Corporate iPhones");
  const held = Object.entries(defaultScenario.devices?.(at) ?? {});
  expect(held.map(([id, { length }]) => [id, length])).toEqual([[token?.id, 640]]);
  expect(token).toMatchObject({ syncedDeviceCount: 640 });
});
