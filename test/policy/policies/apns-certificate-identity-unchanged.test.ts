import { describe, expect, it, test } from "vitest";
import { certificate } from "../facts.ts";
import { outcome, policyNamed, printed } from "../outcome.ts";

const apnsCertificateIdentityUnchanged = policyNamed("apns-certificate-identity-unchanged");

const replaced = { previousTopicIdentifier: "com.apple.mgmt.External.0" };

describe("apns-certificate-identity-unchanged", () => {
  test.for([
    { what: "the same", live: {}, expected: "holds" },
    { what: "not compared", live: { appleIdentifierMatches: undefined }, expected: "holds" },
    {
      what: "declared and not compared",
      live: { appleIdentifierMatches: undefined },
      declared: { appleIdentifier: "mdm@contoso.example" },
      expected: "apple-identifier-unknown",
    },
    {
      what: "declared and not compared, and expired",
      live: { appleIdentifierMatches: undefined, expiresAt: "2026-11-01T09:00:00Z" },
      declared: { appleIdentifier: "mdm@contoso.example" },
      expected: "apple-identifier-unknown",
    },
    {
      what: "of another Apple ID",
      live: { appleIdentifierMatches: false },
      expected: "apple-identifier",
    },
    { what: "of another topic", live: replaced, expected: "replaced" },
    {
      what: "of another topic and Apple ID",
      live: { ...replaced, appleIdentifierMatches: false },
      expected: "replaced",
    },
    {
      what: "missing",
      live: { ...replaced, status: "missing" },
      expected: "not applicable: no certificate in Intune matches",
    },
    {
      what: "unreadable",
      live: { ...replaced, status: "unreadable" },
      expected: "not applicable: the certificate could not be read",
    },
  ])("$what: $expected", ({ live, declared, expected }) => {
    expect(outcome(apnsCertificateIdentityUnchanged, certificate(live, declared))).toBe(expected);
  });

  it("says what another topic means, and names none", () => {
    expect(printed(apnsCertificateIdentityUnchanged, certificate(replaced))).toMatchInlineSnapshot(`
      "The Apple MDM push certificate must still be the one of the declared Apple ID.
      The Apple MDM push certificate of Contoso was replaced: it has another topic than in the last recorded run.
      A certificate of another Apple ID means that every enrolled Apple device must be enrolled again.
       Stop, and ask the owner before anything else is uploaded: Intune > Devices > Enrollment > Apple mobile > Apple MDM Push Certificate. Apple's support can sometimes move a certificate.
       Replaced on purpose: run \`pulumi up\` with the pack's profiles/record.json (--policy-pack-config), then run this check again.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/apns Docs: https://learn.microsoft.com/intune/device-enrollment/apple/create-mdm-push-certificate#renew-apple-mdm-push-certificate"
    `);
  });

  it("says what another Apple ID means, and names none", () => {
    const facts = certificate({ appleIdentifierMatches: false });
    expect(printed(apnsCertificateIdentityUnchanged, facts)).toMatchInlineSnapshot(`
      "The Apple MDM push certificate must still be the one of the declared Apple ID.
      The Apple MDM push certificate of Contoso is held by another Apple ID than the declared one.
      A certificate of another Apple ID means that every enrolled Apple device must be enrolled again.
       Stop, and ask the owner before anything else is uploaded: Intune > Devices > Enrollment > Apple mobile > Apple MDM Push Certificate. Apple's support can sometimes move a certificate.
       Intended: correct appleIdentifier under apple-ade:pushCertificate, or remove it.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/apns Docs: https://learn.microsoft.com/intune/device-enrollment/apple/create-mdm-push-certificate#renew-apple-mdm-push-certificate"
    `);
  });
});
