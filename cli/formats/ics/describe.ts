import { expiring } from "../../../policy/catalog.ts";
import { utc } from "../../../policy/text/write.ts";
import type { EntryView } from "../../view/entry.ts";
import type { TenantView, View } from "../../view/view.ts";

/** What whoever opens the event needs: the dates, how to renew, whom to ask, what was found. */
export function describe(
  entry: EntryView,
  tenant: TenantView,
  view: View,
): { readonly text: string; readonly docs: string } {
  const { ahead, lead, steps, docs } = expiring[
    entry.kind === "tenant" ? "token" : entry.kind
  ].renewal(entry.key, entry.name);
  const at = entry.declaredAt;
  const last = at && `Set the next renewBy and expiresAt in ${at.file}, line ${at.line}.`;
  const blocks = [
    [datesOf(entry, tenant, view), ahead],
    [foundIn(entry, tenant, view)],
    [lead, ...[...steps, ...(last ? [last] : [])].map((step, index) => `${index + 1}. ${step}`)],
    [
      `Owner: ${entry.owner ?? "none declared"}`,
      ...(entry.runbook === undefined ? [] : [`Runbook: ${entry.runbook}`]),
      `Docs: ${docs}`,
    ],
  ];
  return { text: harmless(blocks.map((lines) => lines.join("\n")).join("\n\n")), docs };
}

function datesOf(
  { name, deadline: renewBy, expiresAt }: EntryView,
  { label }: TenantView,
  { report: { checkedAt } }: View,
): string {
  const isOver = (date: string) => Date.parse(date) < Date.parse(checkedAt);
  const expiry =
    expiresAt === undefined
      ? "its expiry is unknown"
      : `it ${isOver(expiresAt) ? "expired" : "expires"} on ${utc(new Date(expiresAt))}`;
  const deadline =
    renewBy === undefined
      ? "has no deadline that counts"
      : `${isOver(`${renewBy}T23:59:59.999Z`) ? "was" : "is"} to be renewed by ${renewBy} (UTC)`;
  return `"${name}" of ${label} ${deadline}; ${expiry}.`;
}

/** What the check said of it, without counts of days: those would be wrong tomorrow. */
function foundIn(entry: EntryView, tenant: TenantView, { report, asOf }: View): string {
  const ahead = asOf === undefined ? "" : `, checked as of ${asOf}`;
  const day = `${report.checkedAt.slice(0, 10)}${ahead}`;
  const needed = [...new Set(entry.findings.map((each) => each.needed))].join("; ");
  if (!entry.isKnown) {
    const reason = tenant.notChecked ?? "its facts were not read.";
    return `NOT CHECKED on ${day}: ${reason}${needed === "" ? "" : ` Needed: ${needed}.`}`;
  }
  return needed === "" ? `Healthy on ${day}.` : `Needed on ${day}: ${needed}.`;
}

/** Google Calendar shows a description as HTML: `<team@contoso.example>` would vanish as a tag. */
export function harmless(text: string): string {
  return text.replaceAll(/<([^<>]*)>/g, "‹$1›").replaceAll("<", "‹");
}
