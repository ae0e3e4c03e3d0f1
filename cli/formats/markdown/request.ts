import { list } from "../../../policy/text/write.ts";
import { attributionOf, attributionSentence } from "../../report/headline.ts";
import type { Entry, Tenant } from "../../report/report.ts";
import { changesOf, hasPullRequest } from "../changes.ts";
import { unsaidReason } from "../unsaid-reason.ts";
import { code, escape, escapeName } from "./escape.ts";

const mostLines = 20;

/** Who has to do what before it passes; empty when nothing blocks. */
export function requestOf(tenant: Tenant, profile: string): string {
  const attribution = attributionOf(tenant);
  if (attribution === undefined) return "";
  const blocking = tenant.entries.filter(({ state }) => state === "blocked");
  const sentences = [
    ...(hasPullRequest(profile) ? [`**${attributionSentence(attribution)}**`] : []),
    ...correct(blocking.filter(isCuredInCode), profile),
    ...ask(blocking.filter((entry) => !isCuredInCode(entry))),
  ];
  return sentences.join(" ");
}

function isCuredInCode({ findings }: Entry): boolean {
  return findings.filter(({ level }) => level === "mandatory").every((each) => each.curedInCode);
}

function correct(entries: readonly Entry[], profile: string): readonly string[] {
  if (entries.length === 0) return [];
  const where = hasPullRequest(profile) ? "Correct here" : "Correct in the code";
  const what = entries.map((entry) => {
    const place =
      entry.declaredAt && ` in ${code(`${entry.declaredAt.file}:${entry.declaredAt.line}`)}`;
    return `${need(entry)}${place ?? ""}`;
  });
  return [`${where}: ${list(what, 3)}.`];
}

function ask(entries: readonly Entry[]): readonly string[] {
  const owners = Map.groupBy(entries, ({ owner }) => owner);
  const asked = [...owners].flatMap(([owner, owned]) =>
    owner === undefined ? [] : [`**${escapeName(owner)}** about ${list(owned.map(need), 3)}`],
  );
  const unowned = owners.get(undefined) ?? [];
  return [
    ...(asked.length === 0 ? [] : [`Ask ${list(asked)}, then re-run this check.`]),
    ...(unowned.length === 0
      ? []
      : [`Nobody is declared as the owner of ${list(unowned.map(need), 3)}.`]),
  ];
}

function need({ name, findings }: Entry): string {
  const action = findings[0]?.action;
  return `${escapeName(name)}${action === undefined ? "" : ` (${escapeName(action)})`}`;
}

/** Why there is no result, unless a finding says so below. */
export function notCheckedSentence(tenant: Tenant): string {
  const reason = (unsaidReason(tenant) ?? "").split("\n").filter((line) => line.trim() !== "");
  return [
    "**Not checked.** Nothing here is known to be healthy.",
    ...reason.slice(0, mostLines).map((line) => escape(line)),
    ...(reason.length > mostLines ? ["…"] : []),
  ].join("<br>\n");
}

/** What differs from the last `up`: in the declarations, and in Intune. */
export function changesLine(tenant: Tenant, profile: string): string {
  const since = hasPullRequest(profile) ? "by this pull request" : "since the last `up`";
  const changes = changesOf(tenant);
  if (changes === undefined) {
    return `**Changed ${since}:** nothing recorded yet to compare with.`;
  }
  const declared = changes.declared.map((each) => escape(each));
  const drift = changes.drift.map((each) => escape(each));
  return [
    `**Changed ${since}:** ${declared.length === 0 ? "no token" : list(declared)}.`,
    `**Drift since the last \`up\`:** ${drift.length === 0 ? "none" : list(drift)}.`,
  ].join(" ");
}
