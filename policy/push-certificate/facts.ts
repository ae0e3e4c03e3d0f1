import { type Declared, parseDeclared, subjectOf, tenantOf } from "../expiring/declared.ts";
import type { ExpiringKind } from "../expiring/kind.ts";
import { booleanOf, instantOf, type Props, recordOf, textOf } from "../props.ts";
import { type Cause, causeOf } from "../observed.ts";
import { docs, places } from "../text/places.ts";
import { plain } from "../text/write.ts";

/** The tenant's Apple MDM push certificate, as declared and as observed. */
export interface PushCertificate {
  readonly tenant: string;
  readonly declared: Declared & {
    /** An Apple ID is declared, and must be compared. */
    readonly appleIdentifier: boolean;
  };
  readonly live: LiveCertificate;
}

interface LiveCertificate {
  readonly status: "found" | "missing" | "unreadable";
  readonly observedAt: Date;
  readonly reason: string | undefined;
  readonly cause: Cause | undefined;
  readonly expiresAt: Date | undefined;
  readonly appleIdentifierMatches: boolean | undefined;
  /** Apple's topic of the certificate that the last `up` recorded, when another is live now. */
  readonly previousTopicIdentifier: string | undefined;
  readonly lastKnown: LiveCertificate | undefined;
}

const absences = {
  missing: "there is no push certificate",
  unreadable: "the push certificate could not be read",
} as const;

export const pushCertificate: ExpiringKind<PushCertificate> & {
  readonly unknown: (facts: PushCertificate) => readonly string[];
} = {
  type: "pulumi-nodejs:dynamic/intune:ApplePushCertificate",
  noun: "Apple push certificate",
  thing: "certificate",
  parse: (props) => ({
    tenant: tenantOf(props),
    declared: {
      ...parseDeclared(props),
      appleIdentifier: textOf(props, "appleIdentifier") !== undefined,
    },
    live: parseLive(recordOf(props, "live")),
  }),
  subject: ({ tenant, declared }) =>
    subjectOf(`The Apple MDM push certificate of ${plain(tenant)}`, declared),
  absence: ({ live: { status } }) => (status === "found" ? undefined : absences[status]),
  unknown: ({ declared, live }) => [
    ...(live.expiresAt === undefined ? ["a usable expiry date"] : []),
    ...(declared.appleIdentifier && live.appleIdentifierMatches === undefined
      ? ["the Apple ID, which is declared"]
      : []),
  ],
  declaredAt: () => "apple-ade:pushCertificate",
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
};

function parseLive(live: Props): LiveCertificate {
  const observedAt = instantOf(live, "observedAt");
  const status = live["status"];
  const known = observedAt !== undefined && (status === "found" || status === "missing");
  return {
    status: known ? status : "unreadable",
    observedAt: observedAt ?? new Date(0),
    reason: textOf(live, "reason"),
    cause: causeOf(live),
    expiresAt: instantOf(live, "expiresAt"),
    appleIdentifierMatches: booleanOf(live, "appleIdentifierMatches"),
    previousTopicIdentifier: textOf(live, "previousTopicIdentifier"),
    lastKnown: "lastKnown" in live ? parseLive(recordOf(live, "lastKnown")) : undefined,
  };
}
