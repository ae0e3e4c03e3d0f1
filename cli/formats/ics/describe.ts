import type { Facts } from "../../../policy/expiring/facts.ts";
import type { ExpiringKind } from "../../../policy/expiring/kind.ts";
import { pushCertificate } from "../../../policy/kinds/push-certificate.ts";
import { adeToken } from "../../../policy/kinds/token.ts";
import { utc } from "../../../policy/text/write.ts";
import { vppToken } from "../../../policy/kinds/vpp-token.ts";
import type { EntryView } from "../../view/entry.ts";
import type { TenantView, View } from "../../view/view.ts";

interface Renewal {
  readonly ahead: string;
  readonly lead: string;
  readonly steps: readonly string[];
  readonly docs: string;
}

/** What whoever opens the event needs: the dates, how to renew, whom to ask, what was found. */
export function describe(
  entry: EntryView,
  tenant: TenantView,
  view: View,
): { readonly text: string; readonly docs: string } {
  const { ahead, lead, steps, docs } = renewalOf(entry);
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

function renewalOf({ kind, key, name }: EntryView): Renewal {
  switch (kind) {
    case "pushCertificate":
      return renewal(pushCertificate, key, name);
    case "vppToken":
      return renewal(vppToken, key, name);
    case "token":
    case "tenant":
      return renewal(adeToken, key, name);
  }
}

/** The policies' own words; they need the name, and no date is read from this one. */
function renewal<F extends Facts>(kind: ExpiringKind<F>, key: string, name: string): Renewal {
  const facts = kind.parse({ tokenName: name, displayName: name, renewBy: "2000-01-01" }, key);
  return { ...kind.renewal(facts), ahead: kind.ahead, docs: kind.docs };
}

/** Google Calendar shows a description as HTML: `<team@contoso.example>` would vanish as a tag. */
export function harmless(text: string): string {
  return text.replaceAll(/<([^<>]*)>/g, "‹$1›").replaceAll("<", "‹");
}
