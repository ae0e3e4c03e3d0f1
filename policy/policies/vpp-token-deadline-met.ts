import { deadlineMet } from "../expiring/deadline-met.ts";
import { vppToken } from "../vpp-token/facts.ts";

export const vppTokenDeadlineMet = deadlineMet(vppToken, {
  name: "vpp-token-deadline-met",
  description: "A VPP token must be renewed by its declared deadline.",
});
