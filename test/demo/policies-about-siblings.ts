import type {
  ApplePushNotificationCertificate,
  VppToken,
} from "@microsoft/microsoft-graph-types-beta";
import type {
  PushCertificateDeclaration,
  VppTokenDeclaration,
} from "../../demo/scenarios/stack-config.ts";
import { instantOf, named, termPolicies } from "./policies-about-dates.ts";

/** The plain reading of the conditions for the push certificate. */
export function policiesAboutPushCertificate(
  declared: PushCertificateDeclaration,
  live: ApplePushNotificationCertificate | undefined,
  now: Date,
): readonly string[] {
  if (live === undefined) return ["apns-certificate-exists"];
  const { appleIdentifier = live.appleIdentifier } = declared;
  const expiresAt = instantOf(live.expirationDateTime) ?? 0;
  if (expiresAt <= now.getTime()) return ["apns-certificate-not-expired"];
  return [
    ...termPolicies("apns-certificate", { declared, expiresAt, now }),
    ...named({
      "apns-certificate-identity-unchanged": appleIdentifier !== live.appleIdentifier,
    }),
  ];
}

/** The plain reading of the conditions for one VPP token. */
export function policiesAboutVppToken(
  declared: VppTokenDeclaration,
  live: VppToken | undefined,
  now: Date,
): readonly string[] {
  if (live === undefined) return ["vpp-token-exists"];
  if (live.state !== "valid") return ["vpp-token-valid"];
  const expiresAt = instantOf(live.expirationDateTime) ?? 0;
  const age = now.getTime() - (instantOf(live.lastSyncDateTime) ?? 0);
  return [
    ...termPolicies("vpp-token", { declared, expiresAt, now }),
    ...named({
      "vpp-token-synced": live.lastSyncStatus === "failed" || age > 48 * 3_600_000,
    }),
  ];
}
