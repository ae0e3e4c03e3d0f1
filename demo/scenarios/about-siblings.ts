import type { VppToken, VppTokenState } from "@microsoft/microsoft-graph-types-beta";
import { contoso, corporate } from "./contoso.ts";
import { pushCertificate } from "./push-certificate.ts";
import type { At, Scenario } from "./scenario.ts";
import { apps, vppMember, type VppMember } from "./vpp-token.ts";

const books = { key: "books", displayName: "Company books" } as const;

/** In that state; synced within two days and far from its deadline, so that nothing else counts. */
function unusable(
  state: VppTokenState,
  live?: (at: At) => Pick<VppToken, "expirationDateTime" | "lastSyncDateTime">,
): VppMember {
  return vppMember({
    key: state,
    displayName: `Apps: ${state}`,
    live: (at) => ({ state, ...live?.(at) }),
    violates: ["vpp-token-valid"],
  });
}

/** The push certificate and VPP tokens, beside one healthy token; their dates are beside this. */
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
      name: "apns-certificate-judged",
      title: "Graph answers 503 when it is asked for the push certificate",
      faults: { pushCertificate: "unavailable" },
      config: { graph: { timeoutSeconds: 5 } },
      pushCertificate: pushCertificate({ violates: ["apns-certificate-judged"] }),
    },
    {
      name: "vpp-token-exists",
      title: "A declared VPP token is not in the tenant",
      vppTokens: [
        { ...apps({ violates: ["vpp-token-exists"] }), live: () => [] },
        vppMember(books),
      ],
    },
    {
      name: "vpp-token-valid",
      title: "VPP tokens that expired, became invalid, or belong to something else",
      vppTokens: [
        unusable("expired", (at) => ({
          expirationDateTime: at.days(-1),
          lastSyncDateTime: at.days(-1.25),
        })),
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
    {
      name: "vpp-token-judged",
      title: "Graph answers 403 when it is asked for VPP tokens",
      faults: { vppTokens: "forbidden" },
      vppTokens: [
        apps({ violates: ["vpp-token-judged"] }),
        vppMember({ ...books, violates: ["vpp-token-judged"] }),
      ],
    },
  ] satisfies Omit<Parameters<typeof contoso>[0], "members">[]
).map((row) => contoso({ ...row, members: [corporate()] }));
