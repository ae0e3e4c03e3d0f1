import type { At, PolicyName } from "./scenario.ts";

/** One thing of a scenario: as it is held, as it is declared, and what the pack says of it. */
export interface Entry<Live, Declaration> {
  /** The logical name in the stack file. */
  readonly key: string;
  readonly live: (at: At) => Live;
  /** Absent when the stack file does not know it. */
  readonly declared?: (at: At) => Declaration;
  readonly violates?: readonly PolicyName[];
}

/** What a stack file says of the entries, by their keys. */
export function declarationsOf<T>(
  entries: readonly Pick<Entry<unknown, T>, "key" | "declared">[],
  at: At,
): Readonly<Record<string, T>> {
  return Object.fromEntries(
    entries.flatMap(({ key, declared }) => (declared === undefined ? [] : [[key, declared(at)]])),
  );
}

/** The entries that violate something, by their keys. */
export function violationsOf(
  entries: readonly Pick<Entry<unknown, unknown>, "key" | "violates">[],
): Readonly<Record<string, readonly PolicyName[]>> {
  return Object.fromEntries(
    entries.flatMap(({ key, violates = [] }) => (violates.length === 0 ? [] : [[key, violates]])),
  );
}
