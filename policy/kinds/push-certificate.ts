import { factsIn, subjectOf } from "../expiring/facts.ts";
import type { ExpiringKind } from "../expiring/kind.ts";
import { docs, places } from "../text/places.ts";
import { plain } from "../text/write.ts";
import { kindNamed } from "../wire/kinds.ts";
import { declaration } from "../wire/expiring.ts";
import { liveCertificate } from "../wire/push-certificate.ts";
import { object } from "../wire/values.ts";

const parse = factsIn(object(declaration), liveCertificate);

/** The tenant's Apple MDM push certificate: without it Intune reaches no Apple device at all. */
export const pushCertificate: ExpiringKind<ReturnType<typeof parse>> = {
  ...kindNamed.pushCertificate,
  one: "The Apple MDM push certificate",
  drift: ["expiresAt", "appleIdentifierMatches", "topicIdentifier"],
  places: { all: places.pushCertificate, of: () => places.pushCertificate },
  parse,
  subject: ({ tenant, declared }) =>
    subjectOf(`The Apple MDM push certificate of ${plain(tenant)}`, declared),
  missing: ({ source }) => ({
    impact: "No Apple device can be managed or enrolled.",
    steps: [
      `Look first: ${places.pushCertificate}. Never make a new one for devices that are enrolled: ask the owner and Apple's support.`,
      `Never set up yet, or retired on purpose: create it there, or remove ${source.at("pushCertificate")} from ${source.name}.`,
    ],
    docs: docs.renewPushCertificate,
  }),
  identity: {
    held: "A certificate of another Apple ID means that every enrolled Apple device must be enrolled again.",
    replaced:
      "A certificate of another Apple ID means that every enrolled Apple device must be enrolled again.",
    steps: (intended) => [
      `Stop, and ask the owner before anything else is uploaded: ${places.pushCertificate}. Apple's support can sometimes move a certificate.`,
      intended,
    ],
    docs: docs.renewPushCertificate,
  },
  unknown: ({ live }) =>
    live.topicIdentifier === undefined ? ["its topic, by which a replaced one is known"] : [],
  expired: () =>
    "No Apple device can be managed or enrolled. Microsoft names 30 days in which it can still be renewed; a new one means enrolling every device again.",
  ahead:
    "After that no Apple device can be managed or enrolled. Renew it, never replace it: a new one means enrolling every device again.",
  renewal: () => ({
    lead: "Renew with the Apple ID that it was made with:",
    steps: [
      `${places.pushCertificate}: download the signing request; note the Apple ID that is shown.`,
      "Apple Push Certificates Portal (identity.apple.com/pushcert), that Apple ID: Renew, and upload the result in Intune.",
    ],
  }),
  docs: docs.renewPushCertificate,
  own: {
    exists: {
      description: "A declared Apple MDM push certificate must exist in Intune.",
      action: "look in Intune, or remove the declaration",
    },
    "identity-unchanged": {
      description: "The Apple MDM push certificate must still be the one of the declared Apple ID.",
      severity: "critical",
      action: "confirm the certificate's Apple ID",
    },
    "deadline-before-expiry": {
      description: "The push certificate's renewal deadline must leave time before it expires.",
    },
    "deadline-current": {
      description:
        "The push certificate's renewal deadline must be set for the certificate that Intune holds now.",
    },
  },
};
