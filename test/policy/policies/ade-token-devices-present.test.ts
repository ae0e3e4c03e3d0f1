import { describe, expect, it, test } from "vitest";
import { adeTokenDevicesPresent } from "../../../policy/policies/ade-token-devices-present.ts";
import { token, unusableIntegers } from "../facts.ts";
import { outcome, printed, silences } from "../outcome.ts";

describe("ade-token-devices-present", () => {
  test.for([
    { syncedDeviceCount: 1, minimumDevices: undefined, expected: "holds" },
    { syncedDeviceCount: 0, minimumDevices: undefined, expected: "too-few-devices" },
    { syncedDeviceCount: 400, minimumDevices: 400, expected: "holds" },
    { syncedDeviceCount: 399, minimumDevices: 400, expected: "too-few-devices" },
    { syncedDeviceCount: 0, minimumDevices: 0, expected: "holds" },
    { syncedDeviceCount: undefined, minimumDevices: 0, expected: "holds" },
  ])(
    "$syncedDeviceCount devices where $minimumDevices are declared: $expected",
    ({ syncedDeviceCount, minimumDevices, expected }) => {
      const facts = token({ syncedDeviceCount }, { minimumDevices });
      expect(outcome(adeTokenDevicesPresent, facts)).toBe(expected);
    },
  );

  test.for(unusableIntegers)("does not take a count that is $what for enough", ({ value }) => {
    const live = { syncedDeviceCount: value };
    expect(outcome(adeTokenDevicesPresent, token(live))).toBe(
      "not applicable: Graph gave no device count",
    );
    expect(outcome(adeTokenDevicesPresent, token(live, { minimumDevices: 400 }))).toBe(
      "device-count-unknown",
    );
  });

  it("says how many are there and how many are expected", () => {
    const facts = token({ syncedDeviceCount: 3 }, { minimumDevices: 400 });
    expect(printed(adeTokenDevicesPresent, facts)).toMatchInlineSnapshot(`
      "An ADE token must hold the devices that are expected of it.
      "Corporate iPhones" of Contoso holds 3 devices; at least 400 expected.
       Are devices still assigned to this token's service in Apple's portal? Compare with Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Corporate iPhones > Devices.
       As intended, such as a migration in Apple Business: correct minimumDevices under apple-ade:tokens.corporate; 0 expects none.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-token-devices-present"
    `);
  });

  it("says that the count is unknown where one is declared", () => {
    const facts = token({ syncedDeviceCount: undefined }, { minimumDevices: 400 });
    expect(printed(adeTokenDevicesPresent, facts)).toContain(
      '\n"Corporate iPhones" of Contoso came without a device count; at least 400 expected.\n',
    );
  });

  it("is silent where an earlier fact explains more", () => {
    expect(silences(adeTokenDevicesPresent)).toMatchInlineSnapshot(`
      {
        "ambiguous": "several tokens in Intune match",
        "firstSync": "the token was just uploaded and has not synced yet",
        "missing": "no token in Intune matches",
        "replaced": "the token was replaced",
        "unreadable": "the token could not be read",
      }
    `);
  });
});
