import { describe, expect, test } from "vitest";
import { apnsCertificateJudged } from "../../../policy/policies/apns-certificate-judged.ts";
import { certificate } from "../facts.ts";
import { outcome, printed } from "../outcome.ts";

const declared = { appleIdentifier: "mdm@contoso.example" };
const unknown = { appleIdentifierMatches: undefined };

describe("apns-certificate-judged", () => {
  test.for([
    { when: "no Apple ID is declared", live: unknown, declared: {}, expected: "holds" },
    { when: "the declared Apple ID was compared", live: {}, declared, expected: "holds" },
    { when: "it could not be compared", live: unknown, declared, expected: "facts-unknown" },
  ])("$expected where $when", ({ live, declared: declaration, expected }) => {
    expect(outcome(apnsCertificateJudged, certificate(live, declaration))).toBe(expected);
  });

  test("names the Apple ID as what is missing, and never prints it", () => {
    const message = printed(apnsCertificateJudged, certificate(unknown, declared));
    expect(message).toContain("came without the Apple ID, which is declared.");
    expect(message).not.toContain("mdm@contoso.example");
  });
});
