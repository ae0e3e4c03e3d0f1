import { codeBlock } from "../formats/markdown/escape.ts";
import type { Entry } from "../assess/report-entry.ts";
import type { Tenant } from "../assess/report.ts";
import { isChecked, isOutage } from "../view/headline.ts";
import { icons, unknownReason } from "../view/words.ts";

/** An issue or work item that must be open. */
export interface Wanted {
  /** By which the next run finds it again, such as `apple-ade:contoso:0123456789abcdef`. */
  readonly marker: string;
  readonly title: string;
  /** What Intune says is text, never Markdown or HTML. */
  readonly text: string;
  readonly links: readonly { readonly label: string; readonly url: string }[];
}

/** One for each token with findings; for a tenant that was not read, one for all that is unread. */
export function wantedOf(tenant: Tenant): readonly Wanted[] {
  const found = tenant.entries.filter(({ findings }) => findings.length > 0);
  if (isChecked(tenant)) return found.map((entry) => ofEntry(tenant, entry));
  const isUnread = (entry: Entry) => entry.kind === "tenant" || isOutage(tenant, entry);
  return [
    ofUnchecked(tenant, found.filter(isUnread)),
    ...found.filter((entry) => !isUnread(entry)).map((entry) => ofEntry(tenant, entry)),
  ];
}

/** Why the item with this marker may be closed; `undefined`: it may not. */
export function reasonToClose(tenants: readonly Tenant[], marker: string): string | undefined {
  const tenant = tenants.find(({ stack }) => marker.startsWith(markerOf(stack, "")));
  // Another stack's, or not read, which is not healthy.
  if (tenant === undefined || !isChecked(tenant)) return undefined;
  const { stack, entries } = tenant;
  if (marker === markerOf(stack, unchecked)) return "Checked again.";
  const entry = entries.find(({ uid }) => marker === markerOf(stack, uid));
  if (entry === undefined) return "No longer declared.";
  return entry.state === "healthy" ? "Healthy again." : undefined;
}

/** As GitHub and GitLab take it. */
export function markdownOf({ marker, text, links }: Wanted): string {
  const shown = links.map(({ label, url }) => `[${label}](<${url}>)`).join(" · ");
  return `<!-- ${marker} -->\n${codeBlock([text], "text")}\n${shown}`.trim();
}

/** The marker in a text of `markdownOf`; empty where it has none. */
export function markerIn(markdown: string): string {
  return /^<!-- (apple-ade:\S+) -->/.exec(markdown)?.[1] ?? "";
}

const unchecked = "not-checked";

function markerOf(stack: string, key: string): string {
  return `apple-ade:${stack}:${key}`;
}

function ofUnchecked({ stack, label, notChecked }: Tenant, entries: readonly Entry[]): Wanted {
  const text = [notChecked ?? unknownReason, ...entries.flatMap(messagesOf)];
  return written(
    markerOf(stack, unchecked),
    `${icons["not-checked"]} ${label}: not checked`,
    text,
    [],
  );
}

function ofEntry({ stack, label }: Tenant, entry: Entry): Wanted {
  const { kind, name, uid, state, blocks, runbook, findings } = entry;
  const what = [...(kind === "tenant" ? [] : [name]), findings[0]?.action].join(", ");
  const when = blocks?.date === undefined ? "now" : `${blocks.when} ${blocks.date}`;
  return written(
    markerOf(stack, uid),
    `${state === "blocked" ? icons.blocked : icons.warned} ${label}: ${what}`,
    [
      ...messagesOf(entry),
      ...(blocks === undefined ? [] : [`Blocks ${when}.`]),
      findings.map(({ page }) => page).join("\n"),
    ],
    [...findings.map(({ docs }) => ["Documentation", docs]), ["Runbook", runbook]],
  );
}

function messagesOf({ findings }: Entry): readonly string[] {
  return findings.map(({ description, message }) => `${description}\n${message}`);
}

/** GitHub takes a title of 256 characters and a body of 65,536; the other services about as much. */
const longest = { title: 250, text: 50_000 } as const;

function written(
  marker: string,
  title: string,
  text: readonly string[],
  links: readonly (readonly (string | undefined)[])[],
): Wanted {
  // Nothing where it is no address, such as a path.
  const shown = links.flatMap(([label = "", url = ""]) =>
    url.startsWith("https://") && URL.canParse(url) ? [[new URL(url).href, label] as const] : [],
  );
  return {
    marker,
    title: cut(title.replaceAll(/\s+/g, " "), longest.title).trim(),
    text: cut(text.join("\n\n"), longest.text),
    links: [...new Map(shown)].map(([url, label]) => ({ label, url })),
  };
}

/** Without half a character at its end. */
function cut(text: string, most: number): string {
  return text.slice(0, most).toWellFormed();
}
