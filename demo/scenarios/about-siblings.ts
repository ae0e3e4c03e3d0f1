import type { VppTokenState } from "@microsoft/microsoft-graph-types-beta";
import { contoso, corporate } from "./contoso.ts";
import { noDate } from "./dep-onboarding-setting.ts";
import { pushCertificate } from "./push-certificate.ts";
import type { Scenario } from "./scenario.ts";
import { apps, vppMember, type VppMember } from "./vpp-token.ts";

const books = { key: "books", displayName: "Company books" } as const;

/** In that state, and otherwise in order. */
function unusable(state: VppTokenState): VppMember {
  return vppMember({
    key: state,
    displayName: `Apps: ${state}`,
    live: () => ({ state }),
    violates: ["vpp-token-valid"],
  });
}

/** The push certificate and VPP tokens, beside one healthy token, where no row of the family fits. */
export const aboutSiblings: readonly Scenario[] = (
  [
    {
      name: "apns-certificate-exists",
      title: "A push certificate is declared, and the tenant has none",
      pushCertificate: {
        ...pushCertificate({ violates: ["apns-certificate-exists"] }),
        live: () => undefined,
      },
    },
    {
      name: "apns-certificate-identity-unchanged",
      title: "The push certificate was made with another Apple ID than declared",
      pushCertificate: pushCertificate({
        live: () => ({ appleIdentifier: "somebody.else@contoso.example" }),
        declared: () => ({ appleIdentifier: "mdm@contoso.example" }),
        violates: ["apns-certificate-identity-unchanged"],
      }),
    },
    {
      name: "apns-certificate-expiry-known",
      title: "Intune gives no expiry of the push certificate",
      pushCertificate: pushCertificate({
        live: () => ({ expirationDateTime: noDate }),
        violates: ["apns-certificate-expiry-known"],
      }),
    },
    {
      name: "apns-certificate-judged",
      title: "Graph answers 503 when it is asked for the push certificate",
      faults: { pushCertificate: "unavailable" },
      config: { graph: { timeoutSeconds: 5 } },
      pushCertificate: pushCertificate({ violates: ["apns-certificate-judged"] }),
    },
    {
      name: "vpp-token-valid",
      title: "VPP tokens that became invalid, or belong to something else",
      vppTokens: [
        unusable("invalid"),
        unusable("duplicateLocationId"),
        unusable("assignedToExternalMDM"),
        vppMember({ key: "valid", displayName: "Apps: valid" }),
      ],
    },
    {
      name: "vpp-token-synced",
      title: "The last sync of one VPP token failed, that of another was three days ago",
      vppTokens: [
        apps({ live: () => ({ lastSyncStatus: "failed" }), violates: ["vpp-token-synced"] }),
        vppMember({
          ...books,
          live: (at) => ({ lastSyncDateTime: at.days(-3) }),
          violates: ["vpp-token-synced"],
        }),
        vppMember({
          key: "pilot",
          displayName: "Pilot apps",
          live: (at) => ({ lastSyncDateTime: at.hours(-47) }),
        }),
      ],
    },
  ] satisfies Omit<Parameters<typeof contoso>[0], "members">[]
).map((row) => contoso({ ...row, members: [corporate()] }));
