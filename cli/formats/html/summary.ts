import { attributionOf, attributionSentence } from "../../report/headline.ts";
import type { Entry, Tenant } from "../../report/report.ts";
import { type BlocksFrom, blocksFrom, type Day, dayOf, stateWords } from "./words.ts";

/** What a manager reads of a tenant. */
export interface Summary {
  /** Why it was not checked. */
  readonly notChecked?: string;
  readonly attribution?: string;
  /** What comes first, when nothing blocks yet. */
  readonly willBlock?: {
    readonly check: string;
    readonly verb: string;
    readonly blocks: BlocksFrom;
  };
  readonly tallies: readonly Tally[];
  readonly nextDeadline?: { readonly day: Day; readonly name: string };
}

interface Tally {
  readonly state: Entry["state"];
  readonly word: string;
  readonly number: number;
}

/** In the order in which they matter. */
export const states = ["blocked", "not-checked", "warned", "healthy"] as const;

export function summaryOf(
  tenant: Tenant,
  shown: readonly Entry[],
  { judgedAt, pullRequest }: { readonly judgedAt: Date; readonly pullRequest: boolean },
): Summary {
  const attribution = pullRequest ? attributionOf(tenant) : undefined;
  const willBlock = tenant.blocked ? undefined : willBlockOf(shown);
  const nextDeadline = nextDeadlineOf(shown, judgedAt);
  return {
    ...(tenant.outcome === "not-checked" && { notChecked: reasonOf(tenant) }),
    ...(attribution && { attribution: attributionSentence(attribution) }),
    ...(willBlock && { willBlock }),
    tallies: talliesOf(shown),
    ...(nextDeadline && { nextDeadline }),
  };
}

function reasonOf({ notChecked }: Tenant): string {
  return notChecked ?? "It is not known why.";
}

/** What this check lets through may block the scheduled one already. */
function willBlockOf(entries: readonly Entry[]): Summary["willBlock"] {
  const [first] = entries
    .flatMap(({ blocks, blocksWhenScheduled: scheduled }) => [
      ...(blocks ? [{ check: "This check", blocks }] : []),
      ...(scheduled ? [{ check: "The scheduled check", blocks: scheduled }] : []),
    ])
    .toSorted((a, b) => ((a.blocks.date ?? "") < (b.blocks.date ?? "") ? -1 : 1));
  if (first === undefined) return undefined;
  const verb = first.blocks.when === "from" ? " will block" : " blocks";
  return { check: first.check, verb, blocks: blocksFrom(first.blocks) };
}

function talliesOf(entries: readonly Entry[]): readonly Tally[] {
  return states.flatMap((state) => {
    const number = entries.filter((entry) => entry.state === state).length;
    return number === 0 ? [] : [{ state, word: stateWords[state], number }];
  });
}

function nextDeadlineOf(entries: readonly Entry[], judgedAt: Date): Summary["nextDeadline"] {
  const today = judgedAt.toISOString().slice(0, 10);
  const [next] = entries
    .flatMap(({ renewBy, name }) =>
      renewBy === undefined || renewBy < today ? [] : [{ day: dayOf(renewBy), name }],
    )
    .toSorted((a, b) => (a.day.text < b.day.text ? -1 : 1));
  return next;
}
