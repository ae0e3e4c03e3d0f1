import { judged } from "../expiring/judged.ts";
import { vppToken } from "../vpp-token/facts.ts";

export const vppTokenJudged = judged(vppToken, {
  name: "vpp-token-judged",
  description: "A VPP token must have been read from Intune in this run.",
});
