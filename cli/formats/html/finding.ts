import { isDeepStrictEqual } from "node:util";
import type { Entry, Finding } from "../../report/report.ts";
import { type Reference, referenceTo, referenceToLine } from "./reference.ts";
import { type BlocksFrom, blocksFrom, causeWords, kindWords, stateWords } from "./words.ts";

/** Everything found about one token, the strictest first. */
export interface Article {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly state: Entry["state"];
  readonly stateWord: string;
  readonly action: string;
  readonly blocks?: BlocksFrom;
  readonly blocksWhenScheduled?: BlocksFrom;
  readonly owner?: string;
  readonly runbook?: Reference;
  readonly declaredAt?: Reference;
  readonly first: FindingView;
  readonly others: readonly FindingView[];
}

export interface FindingView {
  readonly policy: string;
  readonly level: Finding["level"];
  readonly severity: Finding["severity"];
  readonly description?: string;
  readonly sentence: string;
  readonly impact?: string;
  readonly lead?: string;
  readonly steps: readonly string[];
  readonly ordered: boolean;
  readonly action: string;
  readonly cause: string;
  readonly curable: string;
  readonly blocks?: BlocksFrom;
  readonly docs: Reference;
  readonly page?: Reference;
}

/** Of an entry that has findings. */
export function articleOf(entry: Entry, id: string, filesUrl: string | undefined): Article {
  const [strictest, ...others] = entry.findings;
  if (strictest === undefined) throw new Error(`Nothing was found about ${entry.name}.`);
  const { blocks, blocksWhenScheduled, owner, runbook, declaredAt } = entry;
  const view = (finding: Finding) => findingViewOf(finding, filesUrl);
  return {
    id,
    name: entry.name,
    kind: kindWords[entry.kind],
    state: entry.state,
    stateWord: stateWords[entry.state],
    action: strictest.action,
    ...(blocks && { blocks: blocksFrom(blocks) }),
    ...(blocksWhenScheduled && { blocksWhenScheduled: blocksFrom(blocksWhenScheduled) }),
    ...(owner !== undefined && { owner }),
    ...(runbook !== undefined && { runbook: referenceTo(runbook, undefined) }),
    ...(declaredAt && { declaredAt: referenceToLine(declaredAt, filesUrl) }),
    first: view(isSaidOf(entry, strictest.blocks) ? unblocked(strictest) : strictest),
    others: others.map(view),
  };
}

function findingViewOf(finding: Finding, filesUrl: string | undefined): FindingView {
  const { policy, level, severity, description, subject, seen, docs, page } = finding;
  return {
    policy,
    level,
    severity,
    // Of a policy that only the engine knows, the description is all that there is.
    ...(seen !== description && { description }),
    sentence: subject === "" ? seen : `${subject} ${seen}`,
    ...(finding.impact !== undefined && { impact: finding.impact }),
    ...(finding.lead !== undefined && { lead: finding.lead }),
    steps: finding.steps,
    ordered: !finding.choices && finding.steps.length > 1,
    action: finding.action,
    cause: causeWords[finding.cause],
    curable: finding.curedInCode ? "yes, by a change of the declaration" : "no",
    ...(finding.blocks && { blocks: blocksFrom(finding.blocks) }),
    docs: referenceTo(docs, filesUrl),
    ...(page !== docs && { page: referenceTo(page, filesUrl) }),
  };
}

/** Whether what blocks is already said of the token as a whole. */
function isSaidOf({ blocks, blocksWhenScheduled }: Entry, of: Finding["blocks"]): boolean {
  return [blocks, blocksWhenScheduled].some((each) => isDeepStrictEqual(each, of));
}

function unblocked(finding: Finding): Finding {
  const { blocks: _, ...rest } = finding;
  return rest;
}
