import { describe, expect, it, test } from "vitest";
import { adeTokenDefaultProfileSet } from "../../../policy/policies/ade-token-default-profile-set.ts";
import { withProfiles } from "../facts.ts";
import { outcome, printed, silences } from "../outcome.ts";

const unread = "not applicable: the profiles could not be read";

describe("ade-token-default-profile-set", () => {
  test.for([
    { platforms: undefined, expected: "holds" },
    { platforms: [], expected: "holds" },
    { platforms: ["ios"], expected: "holds" },
    { platforms: ["ios", "macos"], expected: "no-default-profile" },
    { platforms: ["visionos"], expected: "no-default-profile" },
  ])("for the platforms $platforms: $expected", ({ platforms, expected }) => {
    const facts = withProfiles({ defaults: { ios: "iPhones" } }, { platforms });
    expect(outcome(adeTokenDefaultProfileSet, facts)).toBe(expected);
  });

  test.for([
    { what: "a profile without a name", defaults: { ios: "" }, expected: "holds" },
    { what: "null", defaults: { ios: null }, expected: "no-default-profile" },
    { what: "no text", defaults: { ios: 1 }, expected: "no-default-profile" },
    {
      what: "no possible text",
      defaults: { ios: { toString: 1 } },
      expected: "no-default-profile",
    },
    { what: "no record", defaults: "ios", expected: unread },
    { what: "absent", defaults: undefined, expected: unread },
  ] satisfies { what: string; defaults: unknown; expected: string }[])(
    "where the default is $what: $expected",
    ({ defaults, expected }) => {
      const facts = withProfiles({ defaults }, { platforms: ["ios"] });
      expect(outcome(adeTokenDefaultProfileSet, facts)).toBe(expected);
    },
  );

  test.for(["unreadable", "partial", "off", "healthy", undefined])(
    "does not judge profiles that are %s",
    (status) => {
      const facts = withProfiles({ status }, { platforms: ["macos"] });
      expect(outcome(adeTokenDefaultProfileSet, facts)).toBe(unread);
    },
  );

  test.for([
    { unknown: ["visionos"], platforms: ["ios", "visionos"], expected: "default-profile-unknown" },
    { unknown: ["visionos"], platforms: ["tvos", "visionos"], expected: "no-default-profile" },
    { unknown: ["visionos"], platforms: ["ios"], expected: "holds" },
    { unknown: ["ios"], platforms: ["ios"], expected: "holds" },
  ])(
    "where Graph does not say it of $unknown, for $platforms: $expected",
    ({ unknown, platforms, expected }) => {
      const defaultsUnknown = Object.fromEntries(unknown.map((each) => [each, "refused"]));
      const facts = withProfiles({ defaults: { ios: "iPhones" }, defaultsUnknown }, { platforms });
      expect(outcome(adeTokenDefaultProfileSet, facts)).toBe(expected);
    },
  );

  it("says that Graph does not say", () => {
    const facts = withProfiles(
      { defaultsUnknown: { visionos: "refused" } },
      { platforms: ["visionos"] },
    );
    expect(printed(adeTokenDefaultProfileSet, facts)).toMatchInlineSnapshot(`
      "An ADE token must have a default enrollment profile for each declared platform.
      "Corporate iPhones" of Contoso was not checked for a default enrollment profile: Graph does not say whether visionos has one.
      This is not checked, and will not be until Graph gives that property.
       There is one: remove visionos from platforms.
       There is none: Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Corporate iPhones > Set Default Profile.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: https://learn.microsoft.com/intune/device-enrollment/apple/setup-automated-ios#assign-an-enrollment-profile-to-devices"
    `);
  });

  it("names every platform of which Graph does not say it", () => {
    const facts = withProfiles(
      { defaultsUnknown: { tvos: "refused", visionos: "refused" } },
      { platforms: ["tvos", "visionos"] },
    );
    expect(printed(adeTokenDefaultProfileSet, facts)).toContain(
      "Graph does not say whether tvos, visionos have one.",
    );
  });

  it("says for which platforms, and what a default does not do", () => {
    const facts = withProfiles({}, { platforms: ["macos", "ios", "tvos"] });
    expect(printed(adeTokenDefaultProfileSet, facts)).toMatchInlineSnapshot(`
      "An ADE token must have a default enrollment profile for each declared platform.
      "Corporate iPhones" of Contoso has no default enrollment profile for macos, tvos.
      A new device of that platform gets no profile by itself and fails enrollment when it is switched on.
       1. Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Corporate iPhones > Set Default Profile. It counts for devices that sync from then on.
       2. Devices that are there already keep what they have: assign a profile to those without one.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: https://learn.microsoft.com/intune/device-enrollment/apple/setup-automated-ios#assign-an-enrollment-profile-to-devices"
    `);
  });

  it("is silent where an earlier fact explains more", () => {
    expect(silences(adeTokenDefaultProfileSet)).toMatchInlineSnapshot(`
      {
        "ambiguous": "several tokens in Intune match",
        "missing": "no token in Intune matches",
        "replaced": "the token was replaced",
        "unreadable": "the token could not be read",
      }
    `);
  });
});
