import { describe, expect, it } from "vitest";
import { ago, token } from "../facts.ts";
import { outcome, policyNamed, printed, silences } from "../outcome.ts";

const adeTokenUnambiguous = policyNamed("ade-token-unambiguous");

describe("ade-token-unambiguous", () => {
  it("holds for one token, expired or not", () => {
    expect(outcome(adeTokenUnambiguous, token())).toBe("holds");
    expect(outcome(adeTokenUnambiguous, token({ expiresAt: ago(1) }))).toBe("holds");
  });

  it("is violated, even where the candidates are unknown", () => {
    expect(outcome(adeTokenUnambiguous, token({ status: "ambiguous" }))).toBe("ambiguous");
  });

  it("lists the tokens of that name by id and expiry", () => {
    const candidates = [
      { id: "7c0a0000-0000-4000-8000-000000000001", expiresAt: "2027-03-01T09:00:00Z" },
      { id: "7c0a0000-0000-4000-8000-000000000002", expiresAt: "2027-02-30T09:00:00Z" },
      { tokenName: "Corporate iPhones" },
    ];
    const facts = token({ status: "ambiguous", candidates });
    expect(printed(adeTokenUnambiguous, facts)).toMatchInlineSnapshot(`
      "A declared ADE token must match exactly one token in Intune.
      "Corporate iPhones" of Contoso matches 3 tokens of that name in Intune: 7c0a0000-0000-4000-8000-000000000001 (expires 2027-03-01 UTC), 7c0a0000-0000-4000-8000-000000000002 (expiry unknown), no id (expiry unknown).
      None of them is checked until it is clear which one is meant.
       1. Pin the one that is meant: add its id to apple-ade:tokens.corporate in the stack's file (id: "…").
       2. Declare the other one as well, with its own id, or give it another name in Intune.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-token-unambiguous"
    `);
  });

  it("is silent where an earlier fact explains more", () => {
    expect(silences(adeTokenUnambiguous)).toMatchInlineSnapshot(`
      {
        "missing": "no token in Intune matches",
        "unreadable": "the token could not be read",
      }
    `);
  });
});
