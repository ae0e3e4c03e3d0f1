import type { Change, Entry, Tenant } from "../report/report.ts";
import { shorten } from "./shorten.ts";

/** Profiles that judge what is, not what a pull request changes. */
const withoutPullRequest: ReadonlySet<string> = new Set(["scheduled", "record"]);

/** Whether somebody asks for a change to be merged; a profile of one's own may be for that. */
export function hasPullRequest(profile: string): boolean {
  return !withoutPullRequest.has(profile);
}

/** What differs from the last `up`, in phrases. */
export interface Changes {
  /** In the declarations: by this pull request, when there is one. */
  readonly declared: readonly string[];
  /** In Intune. */
  readonly drift: readonly string[];
}

/** `undefined`: nothing is recorded yet to compare with. */
export function changesOf({ entries, record }: Tenant): Changes | undefined {
  if (record === "none") return undefined;
  const recorded = entries.filter(({ declared }) => declared !== undefined);
  const uncompared = recorded.filter(({ drift }) => drift === undefined).length;
  return {
    declared: entries.flatMap((entry) =>
      entry.declared === undefined ? [`${brief(entry.name)} (new)`] : of(entry, entry.declared),
    ),
    drift: [
      ...recorded.flatMap((entry) => of(entry, entry.drift)),
      ...(uncompared === 0 ? [] : [`${uncompared} not compared`]),
    ],
  };
}

function of({ name }: Entry, changes: readonly Change[] = []): readonly string[] {
  return changes.length === 0 ? [] : [`${brief(name)}, ${changes.map(shown).join(", ")}`];
}

/** `last sync error code 0 → 3`. */
function shown({ property, from = "none", to = "none" }: Change): string {
  const words = property.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  // A list of who accepts what says more than a name.
  const most = property === "acknowledgements" ? 240 : 80;
  return `${brief(words)} ${shorten(from, most)} → ${shorten(to, most)}`;
}

function brief(text: string): string {
  return shorten(text, 80);
}
