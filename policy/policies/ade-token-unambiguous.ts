import { anyStage, defineTokenPolicy } from "../token/lifecycle.ts";
import type { Sighting } from "../observed.ts";
import { count, list, onDay, plain } from "../text/write.ts";

/** Token names are not unique in Intune; judging the wrong one of two would be a false green. */
export const adeTokenUnambiguous = defineTokenPolicy({
  name: "ade-token-unambiguous",
  description: "A declared ADE token must match exactly one token in Intune.",
  enforcementLevel: "mandatory",
  severity: "high",
  action: "pin the token's id",
  curedInCode: true,
  acknowledgeable: false,
  speaksIn: anyStage.filter((stage) => stage !== "unreadable" && stage !== "missing"),
  check({ key, live }) {
    if (live.status !== "ambiguous") return undefined;
    return {
      reason: "ambiguous",
      seen: `matches ${count(live.candidates.length, "live token")} of that name: ${list(live.candidates.map(describe))}.`,
      impact: "None of them is judged until it is clear which one is meant.",
      steps: [
        `Pin the one that is meant: add its id to apple-ade:tokens.${plain(key)} in the stack's file (id: "…").`,
        "Declare the other one as well, with its own id, or give it another name in Intune.",
      ],
    };
  },
});

function describe({ id, expiresAt }: Sighting): string {
  return `${plain(id ?? "no id")} (${expiresAt === undefined ? "expiry unknown" : `expires ${onDay(expiresAt)}`})`;
}
