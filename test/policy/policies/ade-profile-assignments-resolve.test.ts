import { describe, expect, it, test } from "vitest";
import { adeProfileAssignmentsResolve } from "../../../policy/policies/ade-profile-assignments-resolve.ts";
import { withDevices } from "../facts.ts";
import { outcome, printed, silences } from "../outcome.ts";

const unread = "not applicable: devices and profiles were not both read";

describe("ade-profile-assignments-resolve", () => {
  test.for([
    { dangling: { profiles: 0, devices: 0 }, expected: "holds" },
    { dangling: { profiles: 1, devices: 1 }, expected: "profile-gone" },
    { dangling: undefined, expected: unread },
    { dangling: {}, expected: unread },
    { dangling: { profiles: 1 }, expected: unread },
    { dangling: { devices: 0 }, expected: unread },
    { dangling: { profiles: 0, devices: "0" }, expected: unread },
  ])("$dangling: $expected", ({ dangling, expected }) => {
    expect(outcome(adeProfileAssignmentsResolve, withDevices({ dangling }))).toBe(expected);
  });

  it("speaks of the devices that were read, even if they are not all", () => {
    const facts = withDevices({ status: "partial", dangling: { profiles: 1, devices: 4 } });
    expect(outcome(adeProfileAssignmentsResolve, facts)).toBe("profile-gone");
  });

  it("says how many devices and profiles", () => {
    const facts = withDevices({ dangling: { profiles: 2, devices: 40 } });
    expect(printed(adeProfileAssignmentsResolve, facts)).toMatchInlineSnapshot(`
      "The enrollment profiles that devices are assigned to must exist.
      "Corporate iPhones" of Contoso has 40 devices assigned to 2 profiles that were deleted.
      Their next enrollment may fail. Devices that are enrolled keep working.
       Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Corporate iPhones > Devices: assign an existing profile to them.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: https://learn.microsoft.com/intune/device-enrollment/apple/setup-automated-ios#assign-an-enrollment-profile-to-devices"
    `);
  });

  it("is silent where an earlier fact explains more", () => {
    expect(silences(adeProfileAssignmentsResolve)).toMatchInlineSnapshot(`
      {
        "ambiguous": "several tokens in Intune match",
        "missing": "no token in Intune matches",
        "replaced": "the token was replaced",
        "unreadable": "the token could not be read",
      }
    `);
  });

  it.for([
    { profiles: 1, says: "1 profile that was deleted" },
    { profiles: 2, says: "2 profiles that were deleted" },
  ])("says $says", ({ profiles, says }) => {
    const facts = withDevices({ dangling: { profiles, devices: 4 } });
    expect(printed(adeProfileAssignmentsResolve, facts)).toContain(says);
  });
});
