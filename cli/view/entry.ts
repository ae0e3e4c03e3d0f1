import { list } from "../../policy/text/write.ts";
import type { Entry, Finding } from "../assess/report-entry.ts";
import type { Tenant } from "../assess/report.ts";
import { type Blocking, blockingOf } from "./blocks.ts";
import { deadlineOf, isChecked, isOutage, isRead, mandatoryOf } from "./headline.ts";
import { othersOf } from "./others.ts";
import { type Place, placeOf } from "./place.ts";
import type { TitleOf } from "./titles.ts";
import { causeWords, type Comparison, exemptedBy, firstStepOf, icons, neededFor } from "./words.ts";

/** One entry as every format tells it. */
export interface EntryView extends Omit<Entry, "findings" | "blocks" | "blocksWhenScheduled"> {
  readonly icon: string;
  /** Its name; with its key, where another one is called the same. */
  readonly title: string;
  /** What a person has to do; empty where there is nothing. */
  readonly needed: string;
  readonly blocking?: Blocking;
  /** `renewBy`, unless it was set for another token than the live one. */
  readonly deadline?: string;
  /** Its facts are of this run. */
  readonly isRead: boolean;
  /** And so are those of the tenant as a whole: what was found is all there is. */
  readonly isKnown: boolean;
  readonly isCaused: boolean;
  /** Told in full, not folded: a reviewer is told first what the change caused or can fix. */
  readonly isOpen: boolean;
  /** It differs from the last recorded run, in its declaration or in Intune. */
  readonly isChanged: boolean;
  /** The titles of those about which exactly the same was found, told once: here. */
  readonly alike: readonly string[];
  /** It was not read in this run, which is all that blocks. */
  readonly isUnread: boolean;
  /** All that blocks can be fixed by a change of the declaration. */
  readonly isFixedInCode: boolean;
  readonly place: Place;
  readonly findings: readonly FindingView[];
  /** Those after the strictest that say something of their own. */
  readonly others: readonly FindingView[];
}

/** One finding as every format tells it. */
export interface FindingView extends Omit<Finding, "message"> {
  /** The cause in words. */
  readonly because: string;
  readonly isCaused: boolean;
  /** Before all steps: what the change did. */
  readonly first?: string;
  readonly needed: string;
  /** By which exceptions of Pulumi's it blocks nothing: `exempted by EXC-42: ordered`. */
  readonly exempted?: string;
  /** A whole sentence. */
  readonly sentence: string;
  /** As Pulumi prints it, with the first step; without one, what was seen. */
  readonly message: string;
  /** Since or from when its entry blocks, a sentence; said once, with the strictest finding. */
  readonly until: string;
}

export function entryView(
  entry: Entry,
  tenant: Tenant,
  review: boolean,
  titleOf: TitleOf,
): EntryView {
  const { kind, state, declared, drift = [] } = entry;
  const { blocks: _, blocksWhenScheduled: _scheduled, ...rest } = entry;
  const comparison = { review, record: tenant.record };
  const blocking = blockingOf(entry);
  const findings = entry.findings.map((finding, index) => ({
    ...findingView(finding, entry, comparison),
    until: index === 0 ? (blocking?.sentence ?? "") : "",
  }));
  const deadline = deadlineOf(entry);
  const needed = findings[0]?.needed ?? (entry.state === "not-checked" ? "not checked" : "");
  const isCaused = findings.some((each) => each.isCaused);
  const mandatory = mandatoryOf([entry]);
  const isFixedInCode = mandatory.every(({ curedInCode }) => curedInCode);
  const isTenantUnread = state === "not-checked" && kind === "tenant";
  const isBlocker = state === "blocked" && (!review || isFixedInCode || kind === "tenant");
  return {
    ...rest,
    title: titleOf(entry),
    alike: [],
    isOpen: isTenantUnread || isBlocker || (review && isCaused),
    isChanged: isCaused || declared === undefined || declared.length + drift.length > 0,
    icon: icons[isOutage(tenant, entry) ? "not-checked" : state],
    needed,
    ...(blocking && { blocking }),
    ...(deadline !== undefined && { deadline }),
    isRead: isRead(entry),
    isKnown: isChecked(tenant) && isRead(entry),
    isCaused,
    isUnread: mandatory.length > 0 && mandatory.every(({ reason = "" }) => unread.has(reason)),
    isFixedInCode,
    place: placeOf(tenant, entry),
    findings,
    others: othersOf(findings),
  };
}

/** Reasons that end by another reading, if Graph answers. */
const unread: ReadonlySet<string> = new Set([
  "unavailable",
  "incomplete",
  "unreadable",
  "not-read",
]);

/** An acknowledgement is why it is told, whatever changed. */
function acceptedBy({ reason }: Finding, { acknowledgements = [] }: Entry): string | undefined {
  if (reason !== "acknowledged") return undefined;
  const owners = acknowledgements.filter(({ inForce }) => inForce).map(({ owner }) => owner);
  return `accepted by ${list([...new Set(owners)])}`;
}

function findingView(finding: Finding, entry: Entry, comparison: Comparison) {
  const { subject, seen } = finding;
  const first = firstStepOf(finding, entry, comparison.review);
  const exempted = exemptedBy(finding, entry);
  const [opening, ...rest] = (finding.message === "" ? seen : finding.message).split("\n");
  return {
    ...finding,
    because: acceptedBy(finding, entry) ?? causeWords(finding.cause, comparison),
    isCaused: finding.cause === "change",
    ...(first !== undefined && { first }),
    needed:
      exempted === undefined
        ? neededFor(finding)
        : `${neededFor(finding)}; does not block: ${exempted}`,
    ...(exempted !== undefined && { exempted }),
    sentence: subject === "" ? seen : `${subject} ${seen}`,
    message: [opening, ...(first === undefined ? [] : [first]), ...rest].join("\n"),
  };
}
