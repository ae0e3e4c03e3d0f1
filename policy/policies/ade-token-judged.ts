import { judged } from "../expiring/judged.ts";
import { adeToken } from "../token/facts.ts";

export const adeTokenJudged = judged(adeToken, {
  name: "ade-token-judged",
  description: "An ADE token must have been read from Intune in this run.",
  acknowledgeable: false,
});
