import { describe, expect, it, test } from "vitest";
import { certificate } from "../facts.ts";
import { outcome, policyNamed, printed } from "../outcome.ts";

const apnsCertificateExists = policyNamed("apns-certificate-exists");

const unread = "not applicable: the certificate could not be read";

describe("apns-certificate-exists", () => {
  test.for([
    { what: "found", live: {}, expected: "holds" },
    { what: "found without any other fact", live: { expiresAt: undefined }, expected: "holds" },
    { what: "missing", live: { status: "missing" }, expected: "missing" },
    { what: "unreadable", live: { status: "unreadable" }, expected: unread },
    { what: "of an unknown status", live: { status: "ambiguous" }, expected: unread },
    {
      what: "missing at no known moment",
      live: { status: "missing", observedAt: 1 },
      expected: unread,
    },
  ])("$what: $expected", ({ live, expected }) => {
    expect(outcome(apnsCertificateExists, certificate(live))).toBe(expected);
  });

  it("says where to look, and never to make a new one", () => {
    const facts = certificate({ status: "missing" });
    expect(printed(apnsCertificateExists, facts)).toMatchInlineSnapshot(`
      "A declared Apple MDM push certificate must exist in Intune.
      The Apple MDM push certificate of Contoso was not found.
      No Apple device can be managed or enrolled.
       Look first: Intune > Devices > Enrollment > Apple mobile > Apple MDM Push Certificate. Never make a new one for devices that are enrolled: ask the owner and Apple's support.
       Never set up yet, or retired on purpose: create it there, or remove apple-ade:pushCertificate from the stack's file.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/apns Docs: https://learn.microsoft.com/intune/device-enrollment/apple/create-mdm-push-certificate#renew-apple-mdm-push-certificate"
    `);
  });

  it("says what was recorded", () => {
    const lastKnown = {
      status: "found",
      observedAt: "2026-11-20T06:00:00Z",
      expiresAt: "2027-03-01T09:00:00Z",
    };
    expect(printed(apnsCertificateExists, certificate({ status: "missing", lastKnown }))).toContain(
      "\nThe Apple MDM push certificate of Contoso was not found. An earlier run found it, to expire on 2027-03-01 09:00 UTC.\n",
    );
  });
});
