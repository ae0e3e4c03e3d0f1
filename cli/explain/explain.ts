import { distance } from "fastest-levenshtein";
import { catalog } from "../../policy/catalog.ts";
import { kinds } from "../../policy/wire/kinds.ts";
import { syncErrorRows } from "../../policy/sync/errors.ts";
import { type Page, readPage, withoutPaths } from "./pages.ts";
import { overview } from "./overview.ts";
import { aboutCode, aboutRow, rowNamed } from "./sync-errors.ts";

export type Explanation =
  | { readonly text: string }
  | { readonly unknown: string; readonly suggestions: readonly string[] };

/** What there is to read about a policy, a sync error code or a row of Microsoft's table; Markdown. */
export function explain(topic: string): Explanation {
  const asked = topic.trim();
  if (asked === "") return { text: overview() };
  const page = find(asked);
  return page === undefined
    ? { unknown: asked, suggestions: suggestionsFor(asked) }
    : { text: withoutPaths(page).replaceAll(/<!--.*?-->\n*/gs, "") };
}

function find(asked: string): Page | undefined {
  const code = /^(?:code\s+)?\+?(-?\d+)$/i.exec(asked)?.[1];
  if (code !== undefined) return besidePolicies(aboutCode(BigInt(code)));
  const row = rowNamed(asked);
  return row === undefined ? readPage(withoutPath(asked)) : besidePolicies(aboutRow(row));
}

/** A text whose links are those of a policy's page. */
function besidePolicies(text: string): Page {
  return { path: "docs/policies/.md", text };
}

/** A message may end with the path of a policy's page. */
function withoutPath(asked: string): string {
  return asked
    .toLowerCase()
    .replace(/^.*\//, "")
    .replace(/\.md(?:#.*)?$/, "");
}

/** Names that contain what was asked for, else those that are nearly it, else texts about it. */
function suggestionsFor(asked: string): readonly string[] {
  const word = withoutPath(asked);
  const names = [...catalog.map(({ name }) => name), ...Object.keys(syncErrorRows)];
  const containing = names.filter((name) => word.length > 2 && name.includes(word));
  const near = names
    .map((name) => ({ name, edits: editsBetween(word, name) }))
    .filter(({ edits }) => edits <= word.length / 3)
    .toSorted((a, b) => a.edits - b.edits)
    .map(({ name }) => name);
  const found = [containing, near, mentioning(word)].find(({ length }) => length > 0);
  return (found ?? []).slice(0, 5);
}

/** Topics whose text has all the longer words, those first that have them most often. */
function mentioning(asked: string): readonly string[] {
  const words = asked.match(/\w{4,}/g) ?? [];
  if (words.length === 0) return [];
  const texts = [
    ...Object.entries(syncErrorRows).map((row) => ({ name: row[0], text: aboutRow(row) })),
    ...catalog.map(({ name }) => ({ name, text: readPage(name)?.text ?? "" })),
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

const beginning = new RegExp(`^(?:ade-[a-z]+|${kinds.map(({ prefix }) => prefix).join("|")})-`);

/** People leave out what all names begin with. */
function editsBetween(word: string, name: string): number {
  const rest = name.replace(beginning, "");
  return Math.min(distance(word, name), distance(word, rest));
}
