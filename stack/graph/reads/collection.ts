import type { Graph } from "../client.ts";
import { ReadFailure } from "../read-failure.ts";

/** Adds a collection's elements by their id; what is added before a failure stays. */
export async function collect<T extends { readonly id: string }>(
  pages: ReturnType<Graph["pages"]>,
  parse: (element: unknown) => T | undefined,
  what: string,
  into: Map<string, T>,
): Promise<void> {
  for await (const page of pages) {
    for (const element of page) {
      const parsed = parse(element);
      if (parsed === undefined) {
        throw new ReadFailure(
          "unexpected-answer",
          `Graph's list contains an element that is no ${what} with an id.`,
        );
      }
      into.set(parsed.id, parsed);
    }
  }
}

/** By id: Graph promises no order, and a changed one is no change of the tenant. */
export function inOrder<T extends { readonly id: string }>(
  elements: ReadonlyMap<string, T>,
): readonly T[] {
  return [...elements.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
