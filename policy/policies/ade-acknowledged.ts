import { covered, inForce, isUnused } from "../pack/acknowledgement.ts";
import { anyStage } from "../expiring/stage.ts";
import { defineTokenPolicy } from "../kinds/token.ts";
import { type Context, isFinding } from "../pack/policy.ts";
import { notApplicable } from "../pack/finding.ts";
import { count, plain, quoted, relative } from "../text/write.ts";
import type { Acknowledgement } from "../wire/token.ts";

/** What somebody accepted stays in sight: it ends by itself, and must not come as a surprise. */
export const adeAcknowledged = defineTokenPolicy({
  name: "ade-acknowledged",
  description: "What is acknowledged must be fixed before its acknowledgement ends.",
  enforcementLevel: "advisory",
  severity: "low",
  warnsWhenScheduled: true,
  action: "fix it before its acknowledgement ends",
  acknowledgeable: false,
  speaksIn: anyStage,
  check(token, context) {
    const accepted = inForce(token, context).filter((each) => !isUnused(each, context));
    if (accepted.length === 0) return notApplicable("nothing is acknowledged");
    return {
      reason: "acknowledged",
      seen: `has ${count(accepted.length, "acknowledgement")}, and findings that it covers are not reported.`,
      steps: shortened(accepted.map((each) => line(each, context))),
      choices: true,
    };
  },
});

/** A message has seven lines at most. */
const mostLines = 3;

function shortened(lines: readonly string[]): readonly string[] {
  const more = lines.length - mostLines;
  return more > 0 ? [...lines.slice(0, mostLines), `And ${more} more.`] : lines;
}

function line(
  each: Acknowledgement,
  { asOf, policies, verdictOf }: Pick<Context<never>, "asOf" | "policies" | "verdictOf">,
): string {
  const { policy, until, owner = "", reason = "" } = each;
  // One without a date is not in force.
  const [date, left] = until === undefined ? [] : [until.date, relative(until.end, asOf)];
  const found = covered(each, policies).map(verdictOf).find(isFinding);
  const seen = found === undefined ? "" : ` It ${found.seen}`;
  return `${plain(policy)}: accepted until ${date} (${left}) by ${plain(owner, 80)}, ${quoted(reason)}.${seen}`;
}
