import { describe, expect, it, test } from "vitest";
import { adeDevicesHaveProfile } from "../../../policy/policies/ade-devices-have-profile.ts";
import { day } from "../../../policy/text/time.ts";
import { ago, withDevices } from "../facts.ts";
import { outcome, printed, silences } from "../outcome.ts";

const without = (withoutProfile: unknown) => withDevices({ withoutProfile });

describe("ade-devices-have-profile", () => {
  test.for([
    { hours: 0, config: {}, expected: "holds" },
    { hours: 24, config: {}, expected: "holds" },
    { hours: 25, config: {}, expected: "without-profile" },
    { hours: 0, config: { graceHours: 0 }, expected: "holds" },
    { hours: 1, config: { graceHours: 0 }, expected: "without-profile" },
    { hours: 168, config: { graceHours: 168 }, expected: "holds" },
    { hours: 169, config: { graceHours: 168 }, expected: "without-profile" },
  ])("one that has waited $hours hours, with $config: $expected", (each) => {
    const { hours, config, expected } = each;
    expect(outcome(adeDevicesHaveProfile, without({ [hours]: 1 }), { config })).toBe(expected);
  });

  test.for([
    { config: { maxDevices: 5 }, declared: undefined, devices: 5, expected: "holds" },
    { config: { maxDevices: 5 }, declared: undefined, devices: 6, expected: "without-profile" },
    { config: { maxDevices: 5 }, declared: 7, devices: 7, expected: "holds" },
    { config: { maxDevices: 5 }, declared: 7, devices: 8, expected: "without-profile" },
    { config: { maxDevices: 5 }, declared: 0, devices: 1, expected: "without-profile" },
    { config: {}, declared: undefined, devices: 1, expected: "without-profile" },
  ])("$devices with $config, declared $declared: $expected", (each) => {
    const { config, declared, devices, expected } = each;
    const tally = { 12: 100, 30: devices - 1, 169: 1 };
    const facts = withDevices({ withoutProfile: tally }, { devicesWithoutProfile: declared });
    expect(outcome(adeDevicesHaveProfile, facts, { config })).toBe(expected);
  });

  test.for([
    { status: "partial", expected: "without-profile" },
    { status: "off", expected: "not applicable: no devices were read" },
    { status: "unreadable", expected: "not applicable: no devices were read" },
    { status: "healthy", expected: "not applicable: no devices were read" },
    { status: undefined, expected: "not applicable: no devices were read" },
  ])("where the devices are $status: $expected", ({ status, expected }) => {
    const facts = withDevices({ status, withoutProfile: { 169: 1 } });
    expect(outcome(adeDevicesHaveProfile, facts)).toBe(expected);
  });

  test.for([undefined, null, 1, { 169: "3" }, { 169: null }, { 169: 0.5 }])(
    "does not judge by %j",
    (withoutProfile) => {
      expect(outcome(adeDevicesHaveProfile, without(withoutProfile))).toBe(
        "not applicable: no devices were read",
      );
    },
  );

  it("says how many, since when, and what to do", () => {
    const facts = withDevices({
      withoutProfile: { 3: 9, 97: 2, 169: 1 },
      oldestWithoutProfile: ago(9 * day),
    });
    expect(printed(adeDevicesHaveProfile, facts)).toMatchInlineSnapshot(`
      "ADE devices must have an enrollment profile before they are switched on.
      "Corporate iPhones" of Contoso has 3 devices without an enrollment profile for more than 24 hours, the first since 2026-11-14 10:15 UTC, 9 days ago; 0 tolerated.
      Such a device fails enrollment when it is switched on.
       1. Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Corporate iPhones > Devices: filter by "no profile", select, Assign profile.
       2. So that it does not come back: set a default profile for the platform.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: https://learn.microsoft.com/intune/device-enrollment/apple/setup-automated-ios#assign-an-enrollment-profile-to-devices"
    `);
  });

  it("says nothing of a date that is not known", () => {
    expect(printed(adeDevicesHaveProfile, without({ 169: 1 }))).toContain(
      '\n"Corporate iPhones" of Contoso has 1 device without an enrollment profile for more than 24 hours; 0 tolerated.\n',
    );
  });

  it("is silent where an earlier fact explains more", () => {
    expect(silences(adeDevicesHaveProfile)).toMatchInlineSnapshot(`
      {
        "ambiguous": "several tokens in Intune match",
        "missing": "no token in Intune matches",
        "replaced": "the token was replaced",
        "unreadable": "the token could not be read",
      }
    `);
  });
});
