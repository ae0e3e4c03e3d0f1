import { covers, inForce, showsAcknowledged } from "../token/acknowledgement.ts";
import { anyStage, defineTokenPolicy } from "../token/lifecycle.ts";
import { notApplicable } from "../finding.ts";
import { count, list, plain, quoted, relative } from "../text/write.ts";
import type { Acknowledgement } from "../token/acknowledgement.ts";
import type { Found } from "../define-policy.ts";

/** What somebody accepted stays in sight: it ends by itself, and must not come as a surprise. */
export const adeAcknowledged = defineTokenPolicy({
  name: showsAcknowledged,
  description: "What is acknowledged must be cured before its acknowledgement ends.",
  enforcementLevel: "advisory",
  severity: "low",
  action: "cure it before its acknowledgement ends",
  acknowledgeable: false,
  speaksIn: anyStage,
  check(token, context) {
    const { peers, asOf } = context;
    const accepted = inForce(token, context);
    if (accepted.length === 0) return notApplicable("nothing is acknowledged");
    const found = context.found();
    const hidden = accepted.flatMap((each) => {
      const findings = found.filter(({ policy }) => covers(each, policy, peers));
      return findings.length === 0 ? [] : [line(each, findings, asOf)];
    });
    if (hidden.length === 0) return undefined;
    return {
      reason: "acknowledged",
      seen: `has ${count(hidden.length, "acknowledged finding")}; what is acknowledged is still the case.`,
      steps: shortened(hidden),
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
  { until = "", ends, owner = "", reason = "" }: Acknowledgement,
  findings: readonly Found[],
  asOf: Date,
): string {
  const names = list(findings.map(({ policy }) => policy.name));
  const left = ends === undefined ? "" : ` (${relative(ends, asOf)})`;
  const seen = findings[0]?.finding.seen ?? "";
  return `${names}: accepted until ${until}${left} by ${plain(owner, 80)}, ${quoted(reason)}. It ${seen}`;
}
