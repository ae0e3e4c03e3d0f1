import { definePolicy } from "../define-policy.ts";
import { notApplicable } from "../finding.ts";
import { pushCertificate } from "../push-certificate/facts.ts";
import { docs, places } from "../text/places.ts";

/** The certificate belongs to one Apple ID; under another one every device must enroll again. */
export const apnsCertificateIdentityUnchanged = definePolicy(pushCertificate, {
  name: "apns-certificate-identity-unchanged",
  description: "The Apple MDM push certificate must still be the one of the declared Apple ID.",
  enforcementLevel: "mandatory",
  severity: "critical",
  action: "confirm the certificate's Apple ID",
  curedInCode: true,
  check({ live }) {
    if (live.status !== "found") return notApplicable("there is no push certificate to compare");
    const replaced = live.previousTopicIdentifier !== undefined;
    if (!replaced && live.appleIdentifierMatches !== false) return undefined;
    return {
      reason: replaced ? "replaced" : "apple-identifier",
      seen: replaced
        ? "was replaced: it has another topic than the one that the last `up` recorded."
        : "is held by another Apple ID than the declared one.",
      impact:
        "A certificate of another Apple ID means that every enrolled Apple device must be enrolled again.",
      steps: [
        `Stop, and ask the owner before anything else is uploaded: ${places.pushCertificate}. Apple's support can sometimes move a certificate.`,
        replaced
          ? "Intended: the next `pulumi up` with the record profile records the new one."
          : "Intended: correct appleIdentifier under apple-ade:pushCertificate.",
      ],
      choices: true,
      docs: docs.renewPushCertificate,
    };
  },
});
