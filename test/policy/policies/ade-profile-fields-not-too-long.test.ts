import { describe, expect, it, test } from "vitest";
import { type LimitedField, lengthOutside } from "../../../policy/wire/profile-limits.ts";
import { withProfiles } from "../facts.ts";
import { outcome, policyNamed, printed, silences } from "../outcome.ts";

const adeProfileFieldsNotTooLong = policyNamed("ade-profile-fields-not-too-long");

const unread = "not applicable: the profiles could not be read";
const long = { profile: "iPhones", field: "department", length: 126, limit: 125 };

describe("ade-profile-fields-not-too-long", () => {
  test.for([
    { what: "no field outside its limits", fields: [], expected: "holds" },
    { what: "one that is too long", fields: [long], expected: "field-too-long" },
    { what: "one that is empty", fields: [{ ...long, length: 0 }], expected: "holds" },
    { what: "no list", fields: undefined, expected: unread },
  ])("$what: $expected", ({ fields, expected }) => {
    expect(outcome(adeProfileFieldsNotTooLong, withProfiles({ fields }))).toBe(expected);
  });

  test.for(["unreadable", "partial", undefined])(
    "does not judge profiles that are %s",
    (status) => {
      expect(outcome(adeProfileFieldsNotTooLong, withProfiles({ status, fields: [long] }))).toBe(
        unread,
      );
    },
  );

  it("says which field of which profile", () => {
    expect(printed(adeProfileFieldsNotTooLong, withProfiles({ fields: [long] })))
      .toMatchInlineSnapshot(`
        "An enrollment profile's name, department and support phone must fit Apple's limits.
        "Corporate iPhones" of Contoso has 1 profile field longer than Apple documents as its limit: department of "iPhones" (126 characters, at most 125).
        Apple may reject the profile; the token's sync then reports an error, and devices get no profile.
         1. Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Corporate iPhones > Profiles > the profile > Properties: correct it, then Devices > Sync.
         2. An enrollment policy has no Properties there: edit the policy itself.
        Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: https://learn.microsoft.com/troubleshoot/mem/intune/device-enrollment/troubleshoot-ios-enrollment-errors#sync-token-errors-between-intune-and-ade"
      `);
  });

  it("makes up no names", () => {
    const fields = [{ length: 126, limit: 125 }];
    expect(printed(adeProfileFieldsNotTooLong, withProfiles({ fields }))).toContain(
      'limit:  of "" (126 characters, at most 125).',
    );
  });

  it("names five, and says how many there are", () => {
    const fields = Array.from({ length: 7 }, (_, index) => ({ ...long, profile: `P${index}` }));
    const text = printed(adeProfileFieldsNotTooLong, withProfiles({ fields }));
    expect(text).toContain("has 7 profile fields longer than Apple documents");
    expect(text).toContain(' department of "P4" (126 characters, at most 125) and 2 more.\n');
  });

  it("is silent where an earlier fact explains more", () => {
    expect(silences(adeProfileFieldsNotTooLong)).toMatchInlineSnapshot(`
      {
        "ambiguous": "several tokens in Intune match",
        "missing": "no token in Intune matches",
        "replaced": "the token was replaced",
        "unreadable": "the token could not be read",
      }
    `);
  });
});

describe("Apple's limits", () => {
  test.for([
    { field: "name", characters: 125, outside: undefined },
    { field: "name", characters: 126, outside: 126 },
    { field: "department", characters: 125, outside: undefined },
    { field: "department", characters: 126, outside: 126 },
    { field: "support phone", characters: 50, outside: undefined },
    { field: "support phone", characters: 51, outside: 51 },
    { field: "support phone", characters: 1, outside: undefined },
    { field: "support phone", characters: 0, outside: 0 },
  ] satisfies { field: LimitedField; characters: number; outside: number | undefined }[])(
    "a $field of $characters characters: $outside",
    ({ field, characters, outside }) => {
      expect(lengthOutside(field, "x".repeat(characters))).toBe(outside);
      // A character is what a person takes for one, not its two halves in UTF-16.
      expect(lengthOutside(field, "🍏".repeat(characters))).toBe(outside);
    },
  );

  it("do not count the spaces around", () => {
    expect(lengthOutside("name", `  ${"x".repeat(125)}\n`)).toBeUndefined();
    expect(lengthOutside("name", " \t ")).toBe(0);
  });
});
