import { deadlineCurrent } from "../expiring/deadline-current.ts";
import { vppToken } from "../vpp-token/facts.ts";

export const vppTokenDeadlineCurrent = deadlineCurrent(vppToken, {
  name: "vpp-token-deadline-current",
  description: "A VPP token's renewal deadline must be set for the token that Intune holds now.",
});
