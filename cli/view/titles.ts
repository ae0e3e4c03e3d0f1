import { kindNamed } from "../../policy/wire/kinds.ts";
import type { Entry } from "../assess/report-entry.ts";

/** What one of the entries is called among the others. */
export type TitleOf = (entry: Entry) => string;

/** Of several with the same title, each has its key. */
export function titlesOf(entries: readonly Entry[]): TitleOf {
  const titled = Map.groupBy(entries, ownTitle);
  return (entry) => {
    const title = ownTitle(entry);
    return titled.get(title)?.length === 1 ? title : `${title} (${entry.key})`;
  };
}

/** Most are enrollment tokens; one of another kind is at another place in Intune. */
function ownTitle({ kind, name }: Entry): string {
  return kind === "vppToken" ? `${name} (${kindNamed.vppToken.noun})` : name;
}
