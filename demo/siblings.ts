import type { SiblingSection } from "../policy/wire/kinds.ts";
import type { Entry } from "./scenarios/entry.ts";
import { pushCertificate as pushCertificateMember } from "./scenarios/push-certificate.ts";
import type { At, PolicyName } from "./scenarios/scenario.ts";
import { vppMember } from "./scenarios/vpp-token.ts";
import { entity } from "./server/entity.ts";
import type { EntityType } from "./server/odata.ts";

const pushCertificate = entity(
  "applePushNotificationCertificate",
  `
    appleIdentifier certificate certificateSerialNumber certificateUploadFailureReason
    certificateUploadStatus expirationDateTime lastModifiedDateTime topicIdentifier
  `,
);

const vppToken = entity(
  "vppToken",
  `
    appleId automaticallyUpdateApps countryOrRegion expirationDateTime lastModifiedDateTime
    lastSyncDateTime lastSyncStatus organizationName state token vppTokenAccountType
  `,
);

/** How one differs from a healthy one. */
export interface SiblingSpec {
  readonly live?: (at: At) => object;
  readonly declared?: (at: At) => object;
  readonly violates?: readonly PolicyName[];
}

interface Held {
  readonly id?: string;
}

type Member = Omit<Required<Entry<Held | readonly Held[] | undefined, object>>, "key">;

interface Shown {
  /** Below the version. */
  readonly path: string;
  readonly types: Readonly<Record<"beta" | "v1.0", EntityType>>;
  /** As v1.0 shows an entity, where that differs. */
  readonly inV1?: (held: object) => object;
  /** One of that name that is declared and held; healthy, where nothing else is said. */
  readonly member: (name: string, spec: SiblingSpec) => Member;
}

/** What a tenant has besides ADE tokens, and where Graph shows it. */
export const shown: Readonly<Record<SiblingSection, Shown>> = {
  pushCertificate: {
    path: "deviceManagement/applePushNotificationCertificate",
    types: { "v1.0": pushCertificate, beta: pushCertificate },
    member: (_, spec) => pushCertificateMember(spec),
  },
  vppTokens: {
    path: "deviceAppManagement/vppTokens",
    types: {
      "v1.0": vppToken,
      beta: entity(
        "vppToken",
        `
          appleDeviceAppDeliveryProtocolType claimTokenManagementFromExternalMdm
          dataSharingConsentGranted displayName locationName roleScopeTagIds tokenActionResults
        `,
        vppToken,
      ),
    },
    member: (name, spec) => vppMember({ key: name.toLowerCase(), displayName: name, ...spec }),
    // The state of a duplicate has no name there.
    inV1: (held) =>
      "state" in held && held.state === "duplicateLocationId"
        ? { ...held, state: "unknown" }
        : held,
  },
};
