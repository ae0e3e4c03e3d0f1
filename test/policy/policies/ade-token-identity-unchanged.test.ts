import { describe, expect, it, test } from "vitest";
import { ago, token } from "../facts.ts";
import { outcome, policyNamed, printed, silences } from "../outcome.ts";

const adeTokenIdentityUnchanged = policyNamed("ade-token-identity-unchanged");

describe("ade-token-identity-unchanged", () => {
  const id = "7c0a0000-0000-4000-8000-000000000001";
  const former = "7c0a0000-0000-4000-8000-000000000009";
  const school = "appleSchoolManager";
  const anotherAppleId = { appleIdentifierMatches: false };

  test.for([
    { when: "no id is declared or recorded", expected: "holds" },
    { when: "the declared id is the live one", declared: { id }, expected: "holds" },
    { when: "the declared id is another", declared: { id: former }, expected: "replaced" },
    { when: "the recorded id is another", live: { previousId: former }, expected: "replaced" },
    { when: "the type is the declared one", declared: { tokenType: "dep" }, expected: "holds" },
    { when: "the type is another", declared: { tokenType: school }, expected: "token-type" },
    { when: "the Apple ID is another", live: anotherAppleId, expected: "apple-identifier" },
    {
      when: "it has expired and the Apple ID is another",
      live: { ...anotherAppleId, expiresAt: ago(1) },
      expected: "apple-identifier",
    },
  ])("when $when: $expected", ({ live = {}, declared = {}, expected }) => {
    expect(outcome(adeTokenIdentityUnchanged, token(live, declared))).toBe(expected);
  });

  test.for([
    { what: "ids differ in case only", live: { id: id.toUpperCase() }, declared: { id } },
    { what: "Intune shows another name", live: { tokenName: "Renamed" }, declared: { id } },
    { what: "no Apple ID is declared", live: { appleIdentifierMatches: undefined }, declared: {} },
    {
      what: "the Apple ID is the declared one",
      live: { appleIdentifierMatches: true },
      declared: { appleIdentifier: "ade@contoso.example" },
    },
    { what: "the type is unknown", live: { tokenType: "?" }, declared: { tokenType: "dep" } },
  ])("holds where $what", ({ live, declared }) => {
    expect(outcome(adeTokenIdentityUnchanged, token(live, declared))).toBe("holds");
  });

  it("counts a token without an id as another than the declared one", () => {
    const facts = token({ id: undefined }, { id });
    expect(outcome(adeTokenIdentityUnchanged, facts)).toBe("replaced");
    expect(printed(adeTokenIdentityUnchanged, facts)).toContain(
      `now holds a token without an id, where the declaration names ${id}.`,
    );
    expect(printed(adeTokenIdentityUnchanged, facts)).toContain('set id: "" under');
  });

  it("says which id replaced the declared one", () => {
    expect(printed(adeTokenIdentityUnchanged, token({}, { id: former }))).toMatchInlineSnapshot(`
      "An ADE token must still be the one that was declared and recorded.
      "Corporate iPhones" of Contoso was replaced: under this name Intune now holds 7c0a0000-0000-4000-8000-000000000001, where the declaration names 7c0a0000-0000-4000-8000-000000000009.
      Devices, profiles and default assignments of the former token do not move to the new one by themselves.
       Intended: set id: "7c0a0000-0000-4000-8000-000000000001" under apple-ade:tokens.corporate.
       Otherwise ask the owner who changed it: Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-token-identity-unchanged"
    `);
  });

  it("says which id replaced the recorded one", () => {
    expect(printed(adeTokenIdentityUnchanged, token({ previousId: former })))
      .toMatchInlineSnapshot(`
        "An ADE token must still be the one that was declared and recorded.
        "Corporate iPhones" of Contoso was replaced: under this name Intune now holds 7c0a0000-0000-4000-8000-000000000001, where the last recorded run had 7c0a0000-0000-4000-8000-000000000009.
        Devices, profiles and default assignments of the former token do not move to the new one by themselves.
         Replaced on purpose: run \`pulumi up\` with the pack's profiles/record.json (--policy-pack-config), then run this check again.
         Otherwise ask the owner who changed it: Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens.
        Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-token-identity-unchanged"
      `);
  });

  it("says that a declared Apple ID could not be compared", () => {
    const declared = { appleIdentifier: "ade@contoso.example" };
    const facts = token({ appleIdentifierMatches: undefined }, declared);
    expect(outcome(adeTokenIdentityUnchanged, facts)).toBe("apple-identifier-unknown");
    expect(printed(adeTokenIdentityUnchanged, facts)).toContain(
      "of Contoso came without its Apple ID, which is declared.",
    );
  });

  it("names no Apple ID", () => {
    const facts = token(
      { appleIdentifierMatches: false },
      { appleIdentifier: "a@contoso.example" },
    );
    expect(printed(adeTokenIdentityUnchanged, facts)).toMatchInlineSnapshot(`
      "An ADE token must still be the one that was declared and recorded.
      "Corporate iPhones" of Contoso is held by another Apple ID than the declared one.
      A renewal must use the Apple ID of the original token, and its holder must be known.
       Intended: correct appleIdentifier under apple-ade:tokens.corporate, or remove it.
       Otherwise ask the owner who changed it: Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-token-identity-unchanged"
    `);
  });

  it("says which type was declared", () => {
    const facts = token({}, { tokenType: school });
    expect(printed(adeTokenIdentityUnchanged, facts)).toMatchInlineSnapshot(`
      "An ADE token must still be the one that was declared and recorded.
      "Corporate iPhones" of Contoso has the type dep, not the declared appleSchoolManager.
      A renewal must use the Apple ID of the original token, and its holder must be known.
       Intended: correct tokenType under apple-ade:tokens.corporate, or remove it.
       Otherwise ask the owner who changed it: Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-token-identity-unchanged"
    `);
  });

  it("says both, where Apple ID and type differ", () => {
    const facts = token(anotherAppleId, { tokenType: school });
    expect(outcome(adeTokenIdentityUnchanged, facts)).toBe("apple-identifier");
    expect(printed(adeTokenIdentityUnchanged, facts)).toContain(
      "is held by another Apple ID than the declared one and has the type dep, not the declared",
    );
  });

  it("is silent where an earlier fact explains more", () => {
    expect(silences(adeTokenIdentityUnchanged)).toMatchInlineSnapshot(`
      {
        "ambiguous": "several tokens in Intune match",
        "missing": "no token in Intune matches",
        "unreadable": "the token could not be read",
      }
    `);
  });
});
