/**
 * What a violated policy found, in the order in which a person reads it. The policy's
 * `description` is printed first by Pulumi and is not repeated here.
 */
export interface Finding {
  /** A closed set per policy, for programs. */
  readonly reason: string;
  /** What was seen, with its UTC date and since when: follows the token's and tenant's name. */
  readonly seen: string;
  /** The consequence, where it is not obvious. */
  readonly impact?: string;
  /** Introduces the steps. */
  readonly lead?: string;
  /** What to do, in order; each is one line. */
  readonly steps: readonly string[];
  /** Alternatives instead of an order: printed without numbers. */
  readonly choices?: true;
  /** What to do about this one, where the policy's own action does not fit. */
  readonly action?: string;
  /** No change of the declaration fixes this one, though others of its policy are fixed so. */
  readonly curedInCode?: false;
  /** Where to read on, when a page of Microsoft or Apple helps more than the policy's own. */
  readonly docs?: string;
}

/** Why a policy does not speak about a resource; Pulumi's own term. */
export interface NotApplicable {
  readonly notApplicable: string;
}

/** `undefined`: the policy holds. */
export type Verdict = Finding | NotApplicable | undefined;

export function notApplicable(reason: string): NotApplicable {
  return { notApplicable: reason };
}

/** Whom a finding is about, as far as its message needs it. */
export interface Subject {
  readonly title: string;
  readonly owner: string | undefined;
  readonly runbook: string | undefined;
}

/** Each with its number, where there is an order. */
export function numberedSteps({
  steps,
  choices = false,
}: {
  readonly steps: readonly string[];
  readonly choices?: boolean;
}): readonly string[] {
  const isOrder = steps.length > 1 && !choices;
  return isOrder ? steps.map((step, index) => `${index + 1}. ${step}`) : steps;
}

/** The message of a violation: at most six lines below the description. */
export function message(finding: Finding, subject: Subject, page: string, asOf?: string): string {
  const closing = [
    `Owner: ${subject.owner ?? "none declared"}.`,
    ...(asOf === undefined ? [] : [asOf]),
    ...(subject.runbook === undefined ? [] : [`Runbook: ${subject.runbook}`]),
    // At the end of the line, where a command can be copied.
    `Docs: ${finding.docs ?? page}`,
  ];
  return [
    `${subject.title} ${finding.seen}`,
    finding.impact,
    finding.lead,
    ...numberedSteps(finding).map((step) => ` ${step}`),
    closing.join(" "),
  ]
    .filter((line) => line !== undefined)
    .join("\n");
}
