import leven from "leven";
import { catalog } from "../../policy/catalog.ts";
import { syncErrorRows } from "../../policy/sync/errors.ts";
import { aboutCode } from "./codes.ts";
import { overview } from "./overview.ts";
import { aboutRow, rowNamed } from "./rows.ts";

export type Explanation =
  | { readonly text: string }
  | { readonly unknown: string; readonly suggestions: readonly string[] };

/** The Markdown of a policy's page. */
export type PageOf = (policy: string) => string;

/** What there is to read about a policy, a sync error code or a row of Microsoft's table; Markdown. */
export function explain(topic: string, page: PageOf): Explanation {
  const asked = topic.trim();
  if (asked === "") return { text: overview() };
  const markdown = find(asked, page);
  return markdown === undefined
    ? { unknown: asked, suggestions: suggestionsFor(asked, page) }
    : { text: markdown.replaceAll(/<!--.*?-->\n*/gs, "") };
}

function find(asked: string, page: PageOf): string | undefined {
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

/** Names that contain what was asked for, else those that are nearly it, else texts about it. */
function suggestionsFor(asked: string, page: PageOf): readonly string[] {
  const word = withoutPath(asked);
  const names = [...catalog.map(({ name }) => name), ...Object.keys(syncErrorRows)];
  const containing = names.filter((name) => word.length > 2 && name.includes(word));
  const near = names
    .map((name) => ({ name, edits: editsBetween(word, name) }))
    .filter(({ edits }) => edits <= word.length / 3)
    .toSorted((a, b) => a.edits - b.edits)
    .map(({ name }) => name);
  const found = [containing, near, mentioning(word, page)].find(({ length }) => length > 0);
  return (found ?? []).slice(0, 5);
}

/** Topics whose text has all the longer words, those first that have them most often. */
function mentioning(asked: string, page: PageOf): readonly string[] {
  const words = asked.match(/\w{4,}/g) ?? [];
  if (words.length === 0) return [];
  const texts = [
    ...Object.keys(syncErrorRows).map((name) => ({ name, text: aboutRow(name) })),
    ...catalog.map(({ name }) => ({ name, text: page(name) })),
  ];
  return texts
    .map(({ name, text }) => {
      const lower = text.toLowerCase();
      return { name, times: Math.min(...words.map((word) => lower.split(word).length - 1)) };
    })
    .filter(({ times }) => times > 0)
    .toSorted((a, b) => b.times - a.times)
    .map(({ name }) => name);
}

/** People leave out what all names begin with. */
function editsBetween(word: string, name: string): number {
  const rest = name.replace(/^(?:ade-[a-z]+|apns-certificate|vpp-token)-/, "");
  return Math.min(leven(word, name), leven(word, rest));
}
