import type { SiblingSection } from "../policy/wire/kinds.ts";
import { healthyPushCertificate } from "./scenarios/push-certificate.ts";
import type { At } from "./scenarios/scenario.ts";
import { healthyVppToken } from "./scenarios/vpp-token.ts";
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

interface Shown {
  /** Below the version. */
  readonly path: string;
  readonly types: Readonly<Record<"beta" | "v1.0", EntityType>>;
  /** As v1.0 shows an entity, where that differs. */
  readonly inV1?: (held: object) => object;
  /** A healthy one of that name. */
  readonly healthy: (at: At, name: string) => { readonly id?: string };
}

/** What a tenant has besides ADE tokens, and where Graph shows it. */
export const shown: Readonly<Record<SiblingSection, Shown>> = {
  pushCertificate: {
    path: "deviceManagement/applePushNotificationCertificate",
    types: { "v1.0": pushCertificate, beta: pushCertificate },
    healthy: healthyPushCertificate,
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
    healthy: healthyVppToken,
    // The state of a duplicate has no name there.
    inV1: (held) =>
      "state" in held && held.state === "duplicateLocationId"
        ? { ...held, state: "unknown" }
        : held,
  },
};
