import { definePolicy } from "../define-policy.ts";
import { notApplicable } from "../finding.ts";
import { pushCertificate } from "../push-certificate/facts.ts";
import { docs, places } from "../text/places.ts";
import { utc } from "../text/write.ts";

/** Without it Intune reaches no Apple device at all. */
export const apnsCertificateExists = definePolicy(pushCertificate, {
  name: "apns-certificate-exists",
  description: "A declared Apple MDM push certificate must exist in Intune.",
  enforcementLevel: "mandatory",
  severity: "critical",
  judges: "existence",
  action: "correct or remove the declaration",
  curedInCode: true,
  check({ live }) {
    if (live.status === "unreadable")
      return notApplicable("the push certificate could not be read");
    if (live.status === "found") return undefined;
    const known = live.lastKnown?.expiresAt;
    return {
      reason: "missing",
      seen: `was not found${known === undefined ? "" : `; the last \`up\` recorded one with expiry ${utc(known)}`}.`,
      impact: "No Apple device can be managed or enrolled.",
      steps: [
        `Look first: ${places.pushCertificate}. Never make a new one for devices that are enrolled: ask the owner and Apple's support.`,
        "Never set up yet, or retired on purpose: create it there, or remove apple-ade:pushCertificate from the stack's file.",
      ],
      choices: true,
      docs: docs.renewPushCertificate,
    };
  },
});
