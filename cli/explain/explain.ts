import leven from "leven";
import { catalog } from "../../policy/catalog.ts";
import { syncErrorRows } from "../../policy/token/sync-errors.ts";
import { aboutCode } from "./codes.ts";
import { renderMarkdown, type View } from "./markdown.ts";
import { overview } from "./overview.ts";
import { aboutRow, rowNamed } from "./rows.ts";

export type Explanation =
  | { readonly text: string }
  | { readonly unknown: string; readonly suggestions: readonly string[] };

/** Wider lines are hard to read. */
const widest = 100;

/** What there is to read about a policy, a sync error code or a row of Microsoft's table. */
export function explain(topic: string, view: View, page: (policy: string) => string): Explanation {
  const asked = topic.trim();
  if (asked === "") return { text: overview(view) };
  const markdown = find(asked, page);
  return markdown === undefined
    ? { unknown: asked, suggestions: suggestionsFor(asked) }
    : { text: renderMarkdown(markdown, { ...view, width: Math.min(view.width, widest) }) };
}

function find(asked: string, page: (policy: string) => string): string | undefined {
  const code = /^(?:code\s+)?\+?(-?\d+)$/i.exec(asked)?.[1];
  if (code !== undefined) return aboutCode(BigInt(code));
  const name = withoutPath(asked);
  const policy = catalog.find((each) => each.name === name);
  if (policy !== undefined) return page(policy.name);
  const row = rowNamed(asked);
  return row === undefined ? undefined : aboutRow(row);
}

/** A message may end with the path of a policy's page. */
function withoutPath(asked: string): string {
  return asked
    .toLowerCase()
    .replace(/^.*\//, "")
    .replace(/\.md(?:#.*)?$/, "");
}

/** Names that contain what was asked for, else those that differ from it by few edits. */
function suggestionsFor(asked: string): readonly string[] {
  const word = withoutPath(asked);
  const names = [...catalog.map(({ name }) => name), ...Object.keys(syncErrorRows)];
  const containing = names.filter((name) => word.length > 2 && name.includes(word));
  const near = names
    .map((name) => ({ name, edits: editsBetween(word, name) }))
    .filter(({ edits }) => edits <= word.length / 3)
    .toSorted((a, b) => a.edits - b.edits)
    .map(({ name }) => name);
  return (containing.length > 0 ? containing : near).slice(0, 5);
}

/** People leave out what all names begin with. */
function editsBetween(word: string, name: string): number {
  const rest = name.replace(/^(?:ade-[a-z]+|apns-certificate|vpp-token)-/, "");
  return Math.min(leven(word, name), leven(word, rest));
}
