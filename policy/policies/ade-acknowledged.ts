import { covered, type InForce, inForce, isUnused } from "../pack/acknowledgement.ts";
import { anyStage } from "../expiring/stage.ts";
import { defineTokenPolicy } from "../kinds/token.ts";
import { type Context, isFinding } from "../pack/policy.ts";
import { type Finding, notApplicable } from "../pack/finding.ts";
import { plain, quoted, relative } from "../text/write.ts";

/** What somebody accepted stays in sight: it ends by itself, and must not come as a surprise. */
export const adeAcknowledged = defineTokenPolicy({
  name: "ade-acknowledged",
  description: "An acknowledged problem must be fixed before the acknowledgement ends.",
  enforcementLevel: "advisory",
  severity: "low",
  warnsWhenScheduled: true,
  action: "fix what is acknowledged in time",
  acknowledgeable: false,
  speaksIn: anyStage,
  check(token, context) {
    const accepted = inForce(token, context).filter((each) => !isUnused(each, context));
    if (accepted.length > 1) return several(accepted, context);
    const [first = notApplicable("nothing is acknowledged")] = accepted.flatMap((each) =>
      covered(each, context.policies).map(({ action }) => single(each, action, context)),
    );
    return first;
  },
});

type Asked = Pick<Context<never>, "asOf" | "policies" | "verdictOf">;

/** With the steps of what it covers: the problem is still there. */
function single(each: InForce, action: string, context: Asked): Finding {
  const { policy, owner, reason } = each;
  const found = foundBy(each, context);
  // Alternatives say themselves when, and a message has seven lines at most.
  const lead = found?.lead ?? (found?.choices ? undefined : "Before the acknowledgement ends:");
  return {
    reason: "acknowledged",
    action: `${action} by ${until(each)}`,
    seen: `has an acknowledged problem (${plain(policy)}), accepted by ${plain(owner, 80)} until ${ends(each, context)}: ${quoted(reason)}.`,
    ...(found && { impact: `It ${found.seen}`, ...(lead !== undefined && { lead }) }),
    steps: found?.steps ?? ["Fix it before the acknowledgement ends."],
    ...(found?.choices && { choices: true as const }),
    ...(found?.docs && { docs: found.docs }),
  };
}

function several(accepted: readonly InForce[], context: Asked): Finding {
  const [soonest = ""] = accepted.map(until).toSorted();
  return {
    reason: "acknowledged",
    action: `fix what is acknowledged, the first by ${soonest}`,
    seen: `has ${accepted.length} acknowledged problems.`,
    steps: shortened(accepted.map((each) => line(each, context))),
    choices: true,
  };
}

function foundBy(each: InForce, { policies, verdictOf }: Asked): Finding | undefined {
  return covered(each, policies).map(verdictOf).find(isFinding);
}

function until(each: InForce): string {
  return each.until.date;
}

/** `2026-12-05, in 12 days`. */
function ends(each: InForce, { asOf }: Asked): string {
  return `${until(each)}, ${relative(each.until.end, asOf)}`;
}

/** A message has seven lines at most. */
const mostLines = 3;

function shortened(lines: readonly string[]): readonly string[] {
  const more = lines.length - mostLines;
  return more > 0 ? [...lines.slice(0, mostLines), `And ${more} more.`] : lines;
}

function line(each: InForce, context: Asked): string {
  const { policy, owner, reason } = each;
  const found = foundBy(each, context);
  const seen = found === undefined ? "" : ` It ${found.seen}`;
  return `${plain(policy)}: accepted by ${plain(owner, 80)} until ${ends(each, context)}: ${quoted(reason)}.${seen}`;
}
