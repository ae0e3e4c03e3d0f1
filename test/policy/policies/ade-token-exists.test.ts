import { describe, expect, it, test } from "vitest";
import type { Inputs } from "../../../policy/pack/policy.ts";
import type { Props } from "../../../policy/wire/values.ts";
import { ago, token } from "../facts.ts";
import { judge, outcome, policyNamed, printed, silences } from "../outcome.ts";

const adeTokenExists = policyNamed("ade-token-exists");

describe("ade-token-exists", () => {
  it("holds for a token that is there, expired or not", () => {
    expect(outcome(adeTokenExists, token())).toBe("holds");
    expect(outcome(adeTokenExists, token({ expiresAt: ago(1) }))).toBe("holds");
  });

  it("is violated by one that is not there", () => {
    expect(outcome(adeTokenExists, missing({}))).toBe("missing");
  });

  it("says that all tokens were read, and which name is closest", () => {
    const closestUndeclared = {
      id: "7c0a0000-0000-4000-8000-000000000004",
      tokenName: "Corporate iPhone",
      expiresAt: "2027-04-09T08:00:00Z",
    };
    expect(printed(adeTokenExists, missing({ tokensRead: 4, closestUndeclared })))
      .toMatchInlineSnapshot(`
        "A declared ADE token must exist in Intune.
        "Corporate iPhones" of Contoso (apple-ade:tokens.corporate) was not found; Intune lists 4 tokens.
        Closest undeclared name: "Corporate iPhone", expires 2027-04-09 08:00 UTC.
         Renamed: correct tokenName here. Retired on purpose: remove this declaration.
         Otherwise ask the owner before creating anything: Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens, where "Corporate iPhones" should be.
        Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-token-exists"
      `);
  });

  it("says what the last record held, where one exists", () => {
    const facts = missing({ tokensRead: 1, lastKnown: token().props["live"] });
    expect(printed(adeTokenExists, facts)).toMatchInlineSnapshot(`
      "A declared ADE token must exist in Intune.
      "Corporate iPhones" of Contoso (apple-ade:tokens.corporate) was not found; Intune lists 1 token. An earlier run found it, to expire on 2027-03-01 09:00 UTC.
       Renamed: correct tokenName here. Retired on purpose: remove this declaration.
       Otherwise ask the owner before creating anything: Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens, where "Corporate iPhones" should be.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-token-exists"
    `);
  });

  const lastKnown = token().props["live"];
  const closestUndeclared = { tokenName: "Corporate iPhone" };

  test.for([
    { what: "is declared for the first time", live: {}, can: true },
    { what: "was found by an earlier run", live: { lastKnown }, can: false },
    { what: "has another name now", live: { lastKnown, closestUndeclared }, can: true },
  ])("can be fixed in the code where it $what: $can", ({ live, can }) => {
    const { verdict } = judge(adeTokenExists, missing(live));
    expect({ curedInCode: adeTokenExists.curedInCode, ...verdict }).toHaveProperty(
      "curedInCode",
      can,
    );
  });

  test.for([
    { what: "without a count", live: {}, text: "was not found; Intune's whole list was read." },
    { what: "with a count of none", live: { tokensRead: 0 }, text: "; Intune lists 0 tokens." },
    {
      what: "with a record without an expiry",
      live: { tokensRead: 4, lastKnown: {} },
      text: "was not found; Intune lists 4 tokens. An earlier run found it.\n",
    },
    {
      what: "with a neighbour without a name",
      live: { closestUndeclared: { expiresAt: "2027-04-09T08:00:00Z" } },
      text: 'Closest undeclared name: "", expires 2027-04-09 08:00 UTC.',
    },
    {
      what: "with a neighbour without an expiry",
      live: { closestUndeclared: { tokenName: "Pilot" } },
      text: 'Closest undeclared name: "Pilot", expiry unknown.',
    },
  ])("reads well $what", ({ live, text }) => {
    expect(printed(adeTokenExists, missing(live))).toContain(text);
  });

  it("is silent where an earlier fact explains more", () => {
    expect(silences(adeTokenExists)).toMatchInlineSnapshot(`
      {
        "unreadable": "the token could not be read",
      }
    `);
  });
});

function missing(live: Props): Inputs {
  return token({ status: "missing", tokenName: undefined, id: undefined, ...live });
}
