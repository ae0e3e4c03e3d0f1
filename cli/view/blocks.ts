import { capital } from "../../policy/text/write.ts";
import type { Blocks, Entry } from "../assess/report-entry.ts";

export const scheduledOnly = "Scheduled check only";

/** Since when or from when an entry blocks, and which check: one answer for every format. */
export interface Blocking {
  /** The scheduled check blocks before this one does. */
  readonly scheduled: boolean;
  /** Absent: now, and it is not known since when. */
  readonly date?: string;
  /** `since 2026-11-18`, `now`, `scheduled check only, from 2026-11-29`. */
  readonly brief: string;
  /** `has blocked since 2026-11-18`, `blocks the scheduled check from 2026-11-29`. */
  readonly phrase: string;
  /** A whole sentence, with the policy that blocks unless it is the one that is told first. */
  readonly sentence: string;
}

/** What blocks this check is dated by this check; else the first check that will block counts. */
export function blockingOf(entry: Entry): Blocking | undefined {
  const { state, blocks, blocksWhenScheduled: scheduled, findings } = entry;
  const told = findings[0]?.policy ?? "";
  if (state === "blocked") return described(blocks ?? { when: "since", policy: told }, told, false);
  if (scheduled !== undefined && (blocks === undefined || dayOf(scheduled) < dayOf(blocks)))
    return described(scheduled, told, true);
  return blocks && described(blocks, told, false);
}

/** Of all that is not healthy, what blocks first. */
export function firstBlocking(all: readonly (Blocking | undefined)[]): Blocking | undefined {
  return all
    .filter((each) => each !== undefined)
    .toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1))[0];
}

function dayOf({ date = "" }: Pick<Blocks, "date">): string {
  return date;
}

/** @param told the policy that is reported first; another one that blocks is named */
function described({ when, date, policy }: Blocks, told: string, scheduled: boolean): Blocking {
  const moment = date === undefined ? "now" : `${when} ${date}`;
  const verb = when === "since" && date !== undefined ? "has blocked" : "blocks";
  const by = policy === told ? "" : ` (${policy})`;
  return {
    scheduled,
    ...(date !== undefined && { date }),
    brief: scheduled ? `${scheduledOnly.toLowerCase()}, ${moment}` : moment,
    phrase: `${verb}${scheduled ? " the scheduled check" : ""} ${moment}`,
    sentence: `${scheduled ? `The scheduled check ${verb}` : capital(verb)} ${moment}${by}.`,
  };
}
