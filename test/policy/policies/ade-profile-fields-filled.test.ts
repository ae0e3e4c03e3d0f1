import { describe, expect, it, test } from "vitest";
import { unusableIntegers, withProfiles } from "../facts.ts";
import { outcome, policyNamed, printed, silences } from "../outcome.ts";

const adeProfileFieldsFilled = policyNamed("ade-profile-fields-filled");

const empty = { profile: "iPhones", field: "support phone", length: 0, limit: 50 };

describe("ade-profile-fields-filled", () => {
  test.for([
    { what: "no field outside its limits", fields: [], expected: "holds" },
    { what: "one that is empty", fields: [empty], expected: "field-empty" },
    { what: "one that is too long", fields: [{ ...empty, length: 51 }], expected: "holds" },
  ])("$what: $expected", ({ fields, expected }) => {
    expect(outcome(adeProfileFieldsFilled, withProfiles({ fields }))).toBe(expected);
  });

  test.for(unusableIntegers)("takes a length that is $what for none", ({ value }) => {
    const facts = withProfiles({ fields: [{ length: value }] });
    expect(outcome(adeProfileFieldsFilled, facts)).toBe("field-empty");
  });

  it("does not judge profiles that were not read", () => {
    expect(
      outcome(adeProfileFieldsFilled, withProfiles({ status: "unreadable", fields: [empty] })),
    ).toBe("not applicable: the profiles could not be read");
  });

  it("says which fields of which profiles", () => {
    const fields = [empty, { ...empty, profile: "Macs", field: "department" }];
    expect(printed(adeProfileFieldsFilled, withProfiles({ fields }))).toMatchInlineSnapshot(`
      "An enrollment profile's name, department and support phone must be filled in.
      "Corporate iPhones" of Contoso has 2 profile fields empty: support phone of "iPhones", department of "Macs".
      Apple may reject the profile; the token's sync then reports an error, and devices get no profile.
       1. Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Corporate iPhones > Profiles > the profile > Properties: correct it, then Devices > Sync.
       2. An enrollment policy has no Properties there: edit the policy itself.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: https://learn.microsoft.com/troubleshoot/mem/intune/device-enrollment/troubleshoot-ios-enrollment-errors#sync-token-errors-between-intune-and-ade"
    `);
  });

  test.for([
    { recorded: 19, said: "has 19 profile fields empty" },
    { recorded: 20, said: "has at least 20 profile fields empty" },
  ])("of $recorded that are recorded it $said", ({ recorded, said }) => {
    const fields = Array.from({ length: recorded }, () => empty);
    expect(printed(adeProfileFieldsFilled, withProfiles({ fields }))).toContain(said);
  });

  it("is silent where an earlier fact explains more", () => {
    expect(silences(adeProfileFieldsFilled)).toMatchInlineSnapshot(`
      {
        "ambiguous": "several tokens in Intune match",
        "missing": "no token in Intune matches",
        "replaced": "the token was replaced",
        "unreadable": "the token could not be read",
      }
    `);
  });
});
