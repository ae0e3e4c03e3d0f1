/** A part of a stack's file that is to be written: a value, a map of parts, or a line of comment. */
export type Item = Value | Section | Note;

export interface Value {
  readonly key: string;
  readonly value: string;
  /** Beside the value. */
  readonly comment?: string;
}

export interface Section {
  readonly key: string;
  readonly items: readonly Item[];
}

export interface Note {
  readonly note: string;
}

export function isSection(item: Item): item is Section {
  return "items" in item;
}

type Content = Readonly<Record<string, unknown>>;

/** What a map holds once the items are in it; values that it has already are replaced. */
export function plus(content: unknown, items: readonly Item[]): Content {
  const before: Content = typeof content === "object" && content !== null ? { ...content } : {};
  const added = items.flatMap((item) => {
    if ("note" in item) return [];
    const own = Object.hasOwn(before, item.key) ? before[item.key] : undefined;
    return [[item.key, isSection(item) ? plus(own, item.items) : item.value] as const];
  });
  return { ...before, ...Object.fromEntries(added) };
}
