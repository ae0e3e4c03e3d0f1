import { headline, type Mood, moodOf, shownEntries } from "../../report/headline.ts";
import type { Entry, Tenant } from "../../report/report.ts";
import { type Changes, changesOf, hasPullRequest } from "../changes.ts";
import type { Axis } from "./axis.ts";
import { type Article, articleOf } from "./finding.ts";
import { states, type Summary, summaryOf } from "./summary.ts";
import { byDate, type Row, rowOf } from "./timeline.ts";
import { type BlocksFrom, blocksFrom, kindWords } from "./words.ts";

export interface TenantView {
  readonly id: string;
  readonly label: string;
  readonly headline: string;
  readonly mood: Mood;
  readonly summary: Summary;
  readonly articles: readonly Article[];
  readonly rows: readonly Row[];
  readonly entries: readonly TableEntry[];
  readonly pullRequest: boolean;
  /** Absent: nothing is recorded to compare with. */
  readonly changes?: Changes;
}

/** A line of the table of all tokens. */
interface TableEntry extends Row {
  readonly needed?: string;
  readonly blocks?: BlocksFrom;
  readonly blocksWhenScheduled?: BlocksFrom;
  readonly daysLeft?: number;
  readonly errorCode?: number;
  readonly owner?: string;
}

interface Setting {
  readonly id: string;
  readonly axis: Axis;
  readonly judgedAt: Date;
  readonly profile: string;
  readonly filesUrl: string | undefined;
}

export function tenantViewOf(tenant: Tenant, setting: Setting): TenantView {
  const { id, axis, judgedAt, filesUrl } = setting;
  const shown = shownEntries(tenant);
  const ids = new Map(shown.map((entry, index) => [entry, `${id}-entry-${index + 1}`]));
  const idOf = (entry: Entry) => ids.get(entry) ?? id;
  const row = (entry: Entry) => rowOf(entry, idOf(entry), axis, judgedAt);
  const pullRequest = hasPullRequest(setting.profile);
  const changes = changesOf(tenant);
  return {
    id,
    label: tenant.label,
    headline: headline(tenant),
    mood: moodOf(tenant),
    summary: summaryOf(tenant, shown, { judgedAt, pullRequest }),
    articles: withFindings(shown).map((entry) => articleOf(entry, idOf(entry), filesUrl)),
    rows: withoutTenant(shown).toSorted(byDate).map(row),
    entries: shown.map((entry) => tableEntryOf(entry, row(entry))),
    pullRequest,
    ...(changes && { changes }),
  };
}

function withoutTenant(entries: readonly Entry[]): readonly Entry[] {
  return entries.filter(({ kind }) => kind !== "tenant");
}

/** Among equals, what the change under review causes comes first. */
function withFindings(entries: readonly Entry[]): readonly Entry[] {
  return entries
    .filter(({ findings }) => findings.length > 0)
    .toSorted((a, b) => rank(a) - rank(b));
}

function rank({ state, findings }: Entry): number {
  const isCaused = findings.some(({ cause }) => cause === "change");
  return 2 * states.indexOf(state) + (isCaused ? 0 : 1);
}

function tableEntryOf(entry: Entry, row: Row): TableEntry {
  const { findings, blocks, blocksWhenScheduled, daysLeft, lastSyncErrorCode, owner } = entry;
  const needed = findings[0]?.action;
  return {
    ...row,
    ...(entry.kind === "tenant" && { kind: kindWords.tenant }),
    ...(needed !== undefined && { needed }),
    ...(blocks && { blocks: blocksFrom(blocks) }),
    ...(blocksWhenScheduled && { blocksWhenScheduled: blocksFrom(blocksWhenScheduled) }),
    ...(daysLeft !== undefined && { daysLeft }),
    ...(lastSyncErrorCode !== undefined && { errorCode: lastSyncErrorCode }),
    ...(owner !== undefined && { owner }),
  };
}
