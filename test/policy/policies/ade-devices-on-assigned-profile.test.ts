import { describe, expect, it, test } from "vitest";
import { adeDevicesOnAssignedProfile } from "../../../policy/policies/ade-devices-on-assigned-profile.ts";
import { withDevices } from "../facts.ts";
import { outcome, printed, silences } from "../outcome.ts";

describe("ade-devices-on-assigned-profile", () => {
  test.for([
    { byState: { enrolled: 5 }, expected: "holds" },
    { byState: { enrolled: 5, pendingReset: 0 }, expected: "holds" },
    { byState: { enrolled: 5, pendingReset: 1 }, expected: "pending-reset" },
  ])("$byState: $expected", ({ byState, expected }) => {
    expect(outcome(adeDevicesOnAssignedProfile, withDevices({ byState }))).toBe(expected);
  });

  test.for([
    { status: "partial", expected: "pending-reset" },
    { status: "off", expected: "not applicable: no devices were read" },
    { status: "unreadable", expected: "not applicable: no devices were read" },
    { status: undefined, expected: "not applicable: no devices were read" },
  ])("where the devices are $status: $expected", ({ status, expected }) => {
    const facts = withDevices({ status, byState: { pendingReset: 3 } });
    expect(outcome(adeDevicesOnAssignedProfile, facts)).toBe(expected);
  });

  it("says how many, and what brings them the assigned one", () => {
    const facts = withDevices({ byState: { pendingReset: 3 } });
    expect(printed(adeDevicesOnAssignedProfile, facts)).toMatchInlineSnapshot(`
      "ADE devices must be enrolled with the profile that is assigned to them.
      "Corporate iPhones" of Contoso has 3 devices enrolled with another profile than the assigned one (pendingReset).
      They get the assigned one only when they are wiped and enrolled again.
       Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Corporate iPhones > Devices shows them. Reset those that need the new profile.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-devices-on-assigned-profile"
    `);
  });

  it("is silent where an earlier fact explains more", () => {
    expect(silences(adeDevicesOnAssignedProfile)).toMatchInlineSnapshot(`
      {
        "ambiguous": "several tokens in Intune match",
        "missing": "no token in Intune matches",
        "replaced": "the token was replaced",
        "unreadable": "the token could not be read",
      }
    `);
  });
});
