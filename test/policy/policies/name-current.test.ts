import { describe, expect, it, test } from "vitest";
import type { Props } from "../../../policy/wire/values.ts";
import { token, vpp } from "../facts.ts";
import { outcome, pasted, policyNamed, printed } from "../outcome.ts";

const id = "7c0a0000-0000-4000-8000-000000000001";

const kinds = [
  { policy: policyNamed("ade-token-name-current"), key: "tokenName", build: token },
  { policy: policyNamed("vpp-token-name-current"), key: "displayName", build: vpp },
] as const;

describe.for(kinds)("$policy.name", ({ policy, key, build }) => {
  const named = (live: unknown, declared: Props) => build({ id, [key]: live }, declared);

  test.for([
    { what: "the live name", declared: { id, [key]: "Apps" }, live: "Apps", expected: "holds" },
    { what: "another name", declared: { id, [key]: "apps" }, live: "Apps", expected: "renamed" },
    {
      what: "the live name, which looks like a record of another",
      declared: { id, [key]: "\\u{41}pps" },
      live: "\\u{41}pps",
      expected: "holds",
    },
    {
      what: "the live name, as the record shows it",
      declared: { id, [key]: "A\u001b ##[p" },
      live: "A\\u{1b} \\u{23}#[p",
      expected: "holds",
    },
    {
      what: "another name without an id",
      declared: { [key]: "apps" },
      live: "Apps",
      expected: "not applicable: no id is declared",
    },
    {
      what: "a name where Intune gives none",
      declared: { id, [key]: "apps" },
      live: undefined,
      expected: "not applicable: Intune gave no readable name",
    },
  ])("declared with $what: $expected", ({ declared, live, expected }) => {
    expect(outcome(policy, named(live, declared))).toBe(expected);
  });

  it("takes for a character only what is one", () => {
    expect(outcome(policy, named("A\\u{110000}", { id, [key]: "A\\u{110000}" }))).toBe("holds");
    expect(outcome(policy, named("A\\u{10ffff}", { id, [key]: "A\u{10FFFF}" }))).toBe("holds");
    expect(outcome(policy, named("A\\u{110000}", { id, [key]: "A" }))).toBe("renamed");
  });

  test.for([`"Quoted": #1`, "- ~", "A\u202Eb ::error", "A\\u{1b}"])(
    "has the line to paste for %j",
    (live) => {
      const message = printed(policy, named(live, { id, [key]: "other" }));
      expect(pasted(message)).toEqual({ [key]: live.replace("\\u{1b}", "\u001b") });
    },
  );
});

describe("ade-token-name-current", () => {
  test.for([
    { length: 200, printed: true },
    { length: 201, printed: false },
  ])("prints a name of $length characters: $printed", ({ length, printed: isPrinted }) => {
    const name = "n".repeat(length);
    const message = printed(
      policyNamed("ade-token-name-current"),
      token({ tokenName: name }, { id }),
    );
    expect(message.includes(`tokenName: "${name}"`)).toBe(isPrinted);
    expect(message.includes("too long to print")).toBe(!isPrinted);
  });

  it("says what is declared and what to paste", () => {
    const facts = token({ tokenName: "iPhones" }, { id });
    expect(printed(policyNamed("ade-token-name-current"), facts)).toMatchInlineSnapshot(`
      "An ADE token's declared name must be the one that Intune shows.
      "iPhones" of Contoso was declared as "Corporate iPhones", and Intune shows another name now.
      It is still recognised by its id. People look for it under the declared name.
       In the stack's file, under apple-ade:tokens.corporate, replace or add:
         tokenName: "iPhones"
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-token-name-current"
    `);
  });
});
