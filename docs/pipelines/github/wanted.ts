import type { Entry } from "../../../cli/assess/report-entry.ts";
import type { Tenant } from "../../../cli/assess/report.ts";
import { home } from "./api.ts";

/** What of a report the issues are made from. */
export type Checked = Pick<Tenant, "stack" | "label" | "outcome" | "notChecked" | "entries">;

/** An issue that must be open. */
export interface Wanted {
  /** The first line of its body, by which the next run finds it again. */
  readonly marker: string;
  readonly title: string;
  readonly body: string;
}

/** One for each token with findings; for a tenant that was not read, one for all that is unread. */
export function wantedOf(tenant: Checked): readonly Wanted[] {
  const found = tenant.entries.filter(({ findings }) => findings.length > 0);
  if (tenant.outcome !== "not-checked") return found.map((entry) => ofEntry(tenant, entry));
  const read = found.filter((entry) => !isUnread(entry));
  return [
    ofUnchecked(tenant, found.filter(isUnread)),
    ...read.map((each) => ofEntry(tenant, each)),
  ];
}

/** Why the issue with this marker may be closed; `undefined`: it may not. */
export function reasonToClose(tenants: readonly Checked[], marker: string): string | undefined {
  const tenant = tenants.find(({ stack }) => marker.startsWith(prefixOf(stack)));
  // Another stack's, or not read, which is not healthy.
  if (tenant === undefined || tenant.outcome === "not-checked") return undefined;
  const { stack, entries } = tenant;
  if (marker === markerOf(stack, unchecked)) return "Checked again.";
  const entry = entries.find(({ uid }) => marker === markerOf(stack, uid));
  if (entry === undefined) return "No longer declared.";
  return entry.state === "healthy" ? "Healthy again." : undefined;
}

const unchecked = "not-checked";

function isUnread({ kind, status }: Entry): boolean {
  return kind === "tenant" || status === "unreadable";
}

function ofUnchecked({ stack, label, notChecked }: Checked, entries: readonly Entry[]): Wanted {
  const text = [notChecked ?? "It is not known why.", ...entries.flatMap(messagesOf)];
  return written(markerOf(stack, unchecked), `❓ ${label}: not checked`, text, []);
}

function ofEntry({ stack, label }: Checked, entry: Entry): Wanted {
  const { kind, name, uid, state, blocks, runbook, findings } = entry;
  const what = [...(kind === "tenant" ? [] : [name]), findings[0]?.action].join(", ");
  const when = blocks?.date === undefined ? "now" : `${blocks.when} ${blocks.date}`;
  const links = [
    ...findings.map(({ policy, page }) => link(policy, `${home}/blob/HEAD/${page}`)),
    ...findings.map(({ docs }) => link("Documentation", docs)),
    link("Runbook", runbook),
  ];
  return written(
    markerOf(stack, uid),
    `${state === "blocked" ? "❌" : "⚠️"} ${label}: ${what}`,
    [...messagesOf(entry), ...(blocks === undefined ? [] : [`Blocks ${when}.`])],
    [...new Set(links.filter((each) => each !== ""))],
  );
}

/** Nothing where it is no address, such as a path. */
function link(text: string, address = ""): string {
  return address.startsWith("https://") && URL.canParse(address)
    ? `[${text}](<${new URL(address).href}>)`
    : "";
}

function messagesOf({ findings }: Entry): readonly string[] {
  return findings.map(({ description, message }) => `${description}\n${message}`);
}

/** GitHub takes a title of 256 characters, and a body of 65,536. */
const longest = { title: 250, text: 50_000 } as const;

function written(
  marker: string,
  title: string,
  text: readonly string[],
  links: readonly string[],
): Wanted {
  return {
    marker,
    title: cut(title.replaceAll(/\s+/g, " "), longest.title).trim(),
    body: `${marker}\n${fenced(cut(text.join("\n\n"), longest.text))}\n${links.join(" · ")}`.trim(),
  };
}

/** Without half a character at its end. */
function cut(text: string, most: number): string {
  return text.slice(0, most).toWellFormed();
}

/** What Intune says is text, never Markdown: the fence is longer than any that it contains. */
function fenced(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(3, ...runs.map(({ length }) => length + 1)));
  return `${fence}text\n${text}\n${fence}`;
}

function markerOf(stack: string, key: string): string {
  return `${prefixOf(stack)}${key} -->`;
}

function prefixOf(stack: string): string {
  return `<!-- apple-ade:${stack}:`;
}
