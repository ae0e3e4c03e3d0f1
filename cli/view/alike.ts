import type { EntryView } from "./entry.ts";

/** The first of those about which exactly the same was found, with the names of the others. */
export function onceEach(entries: readonly EntryView[]): readonly EntryView[] {
  const found = entries.filter(({ findings }) => findings.length > 0);
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
