import { notExpiring } from "../expiring/not-expiring.ts";
import { vppToken } from "../vpp-token/facts.ts";

export const vppTokenNotExpiring = notExpiring(vppToken, {
  name: "vpp-token-not-expiring",
  description: "A VPP token must be renewed well before it expires.",
  enforcedBy: "vpp-token-expiry-not-imminent",
});
