import {
  type Acknowledgement,
  covers,
  flawOf,
  judgesAcknowledgements,
  maxDays,
  mismatchOf,
  showsAcknowledged,
} from "../token/acknowledgement.ts";
import { anyStage, defineTokenPolicy, living, stageOf } from "../token/lifecycle.ts";
import type { Context, Found } from "../define-policy.ts";
import type { AdeToken } from "../token/facts.ts";
import { notApplicable } from "../finding.ts";
import { count, list, plain } from "../text/write.ts";

/** One that is over or about something else hides nothing, and misleads whoever reads the file. */
export const adeAcknowledgementValid = defineTokenPolicy({
  name: judgesAcknowledgements,
  description: "An acknowledgement must be about what is the case, for a limited time.",
  enforcementLevel: "advisory",
  severity: "medium",
  action: "correct or remove the acknowledgement",
  curedInCode: true,
  acknowledgeable: false,
  speaksIn: anyStage,
  config: { maxDays },
  check(token, context) {
    const { acknowledgements } = token.declared;
    if (acknowledgements.length === 0) return notApplicable("there is no acknowledgement");
    const found = context.found();
    const idle = acknowledgements.flatMap((each, index) => {
      const why = problemOf(each, token, context, found);
      return why === undefined ? [] : [`[${index}] ${plain(each.policy, 80)}: ${why}`];
    });
    if (idle.length === 0) return undefined;
    return {
      reason: "without-effect",
      seen: `has ${count(idle.length, "acknowledgement")} without effect: ${list(idle, 3)}.`,
      steps: [
        `In the stack's file, under apple-ade:tokens.${plain(token.key)}.acknowledgements: correct it, or remove it.`,
      ],
    };
  },
});

function problemOf(
  each: Acknowledgement,
  token: AdeToken,
  { asOf, peers }: Pick<Context<never>, "asOf" | "peers">,
  found: readonly Found[],
): string | undefined {
  const flaw = flawOf(each, { asOf, peers });
  // Without a token that is found and the declared one, there is nothing to compare with.
  const stage = stageOf(token, asOf);
  if (flaw !== undefined || !living.some((known) => known === stage)) return flaw;
  const mismatch = mismatchOf(each, token);
  if (mismatch !== undefined) return mismatch;
  if (peers.some(({ policy, config }) => policy.name === showsAcknowledged && config === undefined))
    return `${showsAcknowledged} is disabled, so nothing is acknowledged`;
  return found.some(({ policy }) => covers(each, policy, peers))
    ? undefined
    : "there is nothing to acknowledge now";
}
