import type { EntryView, FindingView } from "./entry.ts";

/** An entry with findings. */
export interface ToldView extends EntryView {
  readonly strictest: FindingView;
}

/** The first of those about which exactly the same was found, with the names of the others. */
export function onceEach(entries: readonly EntryView[]): readonly ToldView[] {
  const found = entries.flatMap((each) =>
    each.findings.slice(0, 1).map((strictest): ToldView => ({ ...each, strictest })),
  );
  const groups = Map.groupBy(found, ({ kind, state, owner, findings, blocking }) =>
    JSON.stringify([
      kind,
      state,
      owner,
      blocking,
      ...findings.map(({ policy, level, severity, seen, needed, steps, cause }) =>
        // Steps differ by the name in them, and are still the same.
        [policy, level, severity, seen, needed, steps.length, cause],
      ),
    ]),
  );
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, alike: others.map(({ title }) => title) }],
  );
}
