import { ReadFailure } from "../read-failure.ts";

/** Hands each element on, which stays when a later one fails. @param add false: it is none */
export async function collect(
  pages: AsyncIterable<readonly unknown[]>,
  add: (element: unknown) => boolean,
  complaint: string,
): Promise<void> {
  for await (const page of pages) {
    if (!page.every((element) => add(element))) throw ReadFailure.unexpected(complaint);
  }
}

/** What is parsed of a collection, each id once. */
export function collection<T extends { readonly id: string }>(
  parse: (element: unknown) => T | undefined,
) {
  const elements = new Map<string, T>();
  return {
    add: (element: unknown): boolean => {
      const parsed = parse(element);
      if (parsed !== undefined) elements.set(parsed.id, parsed);
      return parsed !== undefined;
    },
    /** By id: Graph promises no order, and a changed one is no change of the tenant. */
    inOrder: (): readonly T[] => [...elements.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}
