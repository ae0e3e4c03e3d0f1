import type { VppToken, VppTokenState } from "@microsoft/microsoft-graph-types-beta";
import { contoso, corporate } from "./contoso.ts";
import type { At } from "./scenario.ts";
import { vppMember, type VppMember } from "./vpp-token.ts";

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

export const vppTokenValid = contoso({
  name: "vpp-token-valid",
  title: "VPP tokens that expired, became invalid, or belong to something else",
  members: [corporate()],
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
});
