import { describe, expect, it, test } from "vitest";
import { adeDevicesEnroll } from "../../../policy/policies/ade-devices-enroll.ts";
import { unusableIntegers, withDevices } from "../facts.ts";
import { outcome, printed, silences } from "../outcome.ts";

const few = "not applicable: fewer than 20 devices have contacted Intune";

describe("ade-devices-enroll", () => {
  test.for([
    { contacted: 20, failed: 1, config: {}, expected: "holds" },
    { contacted: 20, failed: 2, config: {}, expected: "enrollment-fails" },
    { contacted: 400, failed: 20, config: {}, expected: "holds" },
    { contacted: 400, failed: 21, config: {}, expected: "enrollment-fails" },
    { contacted: 19, failed: 19, config: {}, expected: few },
    { contacted: 0, failed: 0, config: { minimumDevices: 1 }, expected: few.replace("20", "1") },
    { contacted: 1, failed: 1, config: { minimumDevices: 1 }, expected: "enrollment-fails" },
    { contacted: 400, failed: 0, config: { maxFailedPercent: 0 }, expected: "holds" },
    { contacted: 400, failed: 1, config: { maxFailedPercent: 0 }, expected: "enrollment-fails" },
    { contacted: 400, failed: 400, config: { maxFailedPercent: 100 }, expected: "holds" },
  ])("$failed of $contacted, with $config: $expected", (each) => {
    const { contacted, failed, config, expected } = each;
    const facts = withDevices({ contacted, contactedFailed: failed });
    expect(outcome(adeDevicesEnroll, facts, { config })).toBe(expected);
  });

  test.for([
    { status: "partial", expected: "enrollment-fails" },
    { status: "off", expected: "not applicable: no devices were read" },
    { status: "unreadable", expected: "not applicable: no devices were read" },
    { status: undefined, expected: "not applicable: no devices were read" },
  ])("where the devices are $status: $expected", ({ status, expected }) => {
    const facts = withDevices({ status, contacted: 20, contactedFailed: 20 });
    expect(outcome(adeDevicesEnroll, facts)).toBe(expected);
  });

  test.for(unusableIntegers)("does not judge a count that is $what", ({ value }) => {
    const unread = "not applicable: no devices were read";
    expect(outcome(adeDevicesEnroll, withDevices({ contacted: value }))).toBe(unread);
    expect(outcome(adeDevicesEnroll, withDevices({ contactedFailed: value }))).toBe(unread);
  });

  it("says how many of how many, and where the reasons are", () => {
    const facts = withDevices({ contacted: 400, contactedFailed: 60 });
    expect(printed(adeDevicesEnroll, facts)).toMatchInlineSnapshot(`
      "Nearly all ADE devices that contacted Intune must have enrolled.
      "Corporate iPhones" of Contoso has failures: 60 of 400 devices that contacted Intune failed to enroll or were blocked (5 percent tolerated).
       1. Intune > Devices > Monitor > Enrollment failures says why, device by device.
       2. Often: no profile, enrollment restrictions, licences, or Company Portal's VPP token. The devices: Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Corporate iPhones > Devices.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: https://learn.microsoft.com/troubleshoot/mem/intune/device-enrollment/troubleshoot-ios-enrollment-errors"
    `);
  });

  it("is silent where an earlier fact explains more", () => {
    expect(silences(adeDevicesEnroll)).toMatchInlineSnapshot(`
      {
        "ambiguous": "several tokens in Intune match",
        "missing": "no token in Intune matches",
        "replaced": "the token was replaced",
        "unreadable": "the token could not be read",
      }
    `);
  });
});
