import type { ApplePushNotificationCertificate } from "@microsoft/microsoft-graph-types-beta";
import { inventedId } from "./dep-onboarding-setting.ts";
import { canary } from "./device-fleet.ts";
import type { Entry } from "./entry.ts";
import type { At, PolicyName } from "./scenario.ts";
import type { DeclarationOf } from "./stack-config.ts";

/** The tenant has one push certificate or none. */
export type PushCertificateMember = Omit<
  Entry<ApplePushNotificationCertificate | undefined, DeclarationOf<"pushCertificate">>,
  "key"
>;

interface PushCertificateSpec {
  readonly live?: (at: At) => ApplePushNotificationCertificate;
  readonly declared?: (at: At) => Partial<DeclarationOf<"pushCertificate">>;
  readonly violates?: readonly PolicyName[];
}

/** A certificate that is declared and configured; healthy, where nothing else is said. */
export function pushCertificate(spec: PushCertificateSpec = {}): Required<PushCertificateMember> {
  const { violates = [] } = spec;
  return {
    violates,
    live: (at) => ({ ...healthyPushCertificate(at), ...spec.live?.(at) }),
    declared: (at) => ({ renewBy: at.date(270), ...spec.declared?.(at) }),
  };
}

/**
 * 300 days left. A working certificate has no status, and its date of modification is that of the
 * read.
 */
function healthyPushCertificate(at: At): ApplePushNotificationCertificate {
  return {
    id: inventedId("push certificate"),
    appleIdentifier: "mdm@contoso.example",
    topicIdentifier: `com.apple.mgmt.External.${inventedId("push topic")}`,
    lastModifiedDateTime: at.hours(0),
    expirationDateTime: at.days(300),
    certificateSerialNumber: `${canary}APNS`,
  };
}
