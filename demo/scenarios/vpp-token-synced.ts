import { contoso, corporate } from "./contoso.ts";
import { apps, vppMember } from "./vpp-token.ts";

export const vppTokenSynced = contoso({
  name: "vpp-token-synced",
  title: "The last sync of one VPP token failed, that of another was three days ago",
  members: [corporate()],
  vppTokens: [
    apps({ live: () => ({ lastSyncStatus: "failed" }), violates: ["vpp-token-synced"] }),
    vppMember({
      key: "books",
      displayName: "Company books",
      live: (at) => ({ lastSyncDateTime: at.days(-3) }),
      violates: ["vpp-token-synced"],
    }),
    vppMember({
      key: "pilot",
      displayName: "Pilot apps",
      live: (at) => ({ lastSyncDateTime: at.hours(-47) }),
    }),
  ],
});
