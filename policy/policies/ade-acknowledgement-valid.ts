import { flawOf, isUnused, mismatchOf } from "../pack/acknowledgement.ts";
import { pathOf } from "../expiring/kind.ts";
import { anyStage, silence } from "../expiring/stage.ts";
import { adeToken, defineTokenPolicy } from "../kinds/token.ts";
import { notApplicable } from "../pack/finding.ts";
import { count, list, plain } from "../text/write.ts";

const absences = {
  missing: silence("missing", adeToken.thing),
  ambiguous: silence("ambiguous", adeToken.thing),
  // It may still be the one that the acknowledgement is about.
  unreadable: undefined,
} as const;

/** One that is over or about something else hides nothing, and misleads whoever reads the file. */
export const adeAcknowledgementValid = defineTokenPolicy({
  name: "ade-acknowledgement-valid",
  description: "An acknowledgement must match a current finding and end.",
  enforcementLevel: "advisory",
  severity: "medium",
  warnsWhenScheduled: true,
  action: "correct or remove the acknowledgement",
  curedInCode: true,
  acknowledgeable: false,
  speaksIn: anyStage,
  check(token, context) {
    const { acknowledgements } = token.declared;
    if (acknowledgements.length === 0) return notApplicable("there is no acknowledgement");
    const { status } = token.live;
    const idle = acknowledgements.flatMap((each) => {
      const why =
        flawOf(each, context) ??
        (status === "found" ? mismatchOf(each, token) : absences[status]) ??
        (isUnused(each, context) && status === "found"
          ? "there is nothing to acknowledge now"
          : undefined);
      return why === undefined ? [] : [`${plain(each.policy, 80)}: ${why}`];
    });
    if (idle.length === 0) return undefined;
    return {
      reason: "without-effect",
      seen: `has ${count(idle.length, "acknowledgement")} that ${idle.length === 1 ? "has" : "have"} no effect: ${list(idle, 3)}.`,
      steps: [
        `${token.source.under(`${pathOf(adeToken, token)}.acknowledgements`)} correct it, or remove it.`,
      ],
    };
  },
});
