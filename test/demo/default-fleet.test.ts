import { describe, expect, it } from "vitest";
import { declaringFleet } from "../../demo/scenarios/default-fleet.ts";
import { defaultScenario } from "../../demo/scenarios/default.ts";
import { relativeTo } from "../../demo/scenarios/scenario.ts";
import { policiesAboutEnrollment } from "./policies-about-devices.ts";
import { policiesAboutPushCertificate, policiesAboutVppToken } from "./policies-about-siblings.ts";

const now = new Date("2026-11-23T10:15:30Z");
const at = relativeTo(now);
const declared = declaringFleet(defaultScenario);
const vppTokens = declared.vppTokens?.(at) ?? [];

describe("the default scenario's fleet", () => {
  it("is what its healthy token brings", () => {
    const token = defaultScenario
      .live(at)
      .find(({ tokenName }) => tokenName === "Corporate iPhones");
    const held = Object.entries(defaultScenario.devices?.(at) ?? {});
    expect(held.map(([id, { length }]) => [id, length])).toEqual([[token?.id, 640]]);
    expect(token).toMatchObject({ syncedDeviceCount: 640 });
  });

  it("is healthy by all that may be declared of it", () => {
    const { tokens, pushCertificate, vppTokens: { apps } = {}, devices } = declared.config(at);
    const [live = {}] = declared.live(at);
    const [sequence] = Object.values(declared.devices?.(at) ?? {});
    const corporate = tokens["corporate"];
    expect(corporate).toMatchObject({ platforms: ["ios"], minimumDevices: 600 });
    expect(devices).toEqual({ read: true });
    if (corporate === undefined || pushCertificate === undefined || apps === undefined)
      throw new Error("Not everything is declared.");
    expect([
      ...policiesAboutEnrollment({
        declared: corporate,
        live,
        devices: sequence?.slice(0, 640) ?? [],
        vppTokens,
        now,
      }),
      ...policiesAboutPushCertificate(pushCertificate, declared.pushCertificate?.(at), now),
      ...policiesAboutVppToken(apps, vppTokens[0], now),
    ]).toEqual([]);
  });

  it("joins the stack file and changes nothing else in it", () => {
    const { tokens, ...rest } = defaultScenario.config(at);
    expect(declared.config(at)).toMatchObject({ ...rest, tokens });
    expect(Object.keys(declared.config(at).tokens)).toEqual(Object.keys(tokens));
    expect(declared.violates).toEqual(defaultScenario.violates);
  });
});
