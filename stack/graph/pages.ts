import { z } from "zod";
import { ReadFailure } from "./read-failure.ts";

/** Where the reading of a collection ends although more pages follow, and what is said then. */
export interface PageLimit {
  readonly pages: number;
  readonly failure: () => ReadFailure;
}

/** More pages than any tenant's list can have; an endless chain of them ends here. */
const endless: PageLimit = {
  pages: 1000,
  failure: () => ReadFailure.unexpected("Graph's pages do not come to an end."),
};

const page = z.object({
  value: z.array(z.unknown()),
  "@odata.nextLink": z.string().min(1).nullish(),
  "@odata.count": z.int().optional().catch(undefined),
});

/** A body, and the path below the version that it was asked for with. */
export interface Answer {
  readonly path: string;
  readonly body: unknown;
}

interface Walk {
  readonly origin: string;
  readonly limit?: PageLimit | undefined;
  /** Whether fewer elements than Graph states are too few. */
  readonly trustCount?: boolean;
}

/**
 * The pages of a Graph collection from its first on. Follows `@odata.nextLink` as it is, within the
 * same origin, and never twice; fails at the end when there should have been more.
 */
export async function* pagesOf(
  first: Answer,
  get: (path: string) => Promise<unknown>,
  { origin, limit = endless, trustCount = true }: Walk,
): AsyncGenerator<readonly unknown[], void> {
  const seen = new Set<string>();
  const ids = new Set<string>();
  const elements = { given: 0, stated: 0 };
  let next: string | undefined = first.path;
  while (next !== undefined) {
    if (seen.has(next)) throw endless.failure();
    if (seen.size === limit.pages) throw limit.failure();
    const parsed = pageIn(seen.size === 0 ? first.body : await get(next));
    seen.add(next);
    yield parsed.value;
    elements.given += parsed.value.filter((element) => isFirst(element, ids)).length;
    elements.stated = Math.max(elements.stated, parsed["@odata.count"] ?? 0);
    next = parsed["@odata.nextLink"] ? pathWithin(origin, parsed["@odata.nextLink"]) : undefined;
  }
  if (trustCount && elements.given < elements.stated) throw tooFew(elements);
}

/** Pages that shift while they are read give one element twice and leave out another. */
function isFirst(element: unknown, ids: Set<string>): boolean {
  const id =
    typeof element === "object" && element !== null && "id" in element ? element.id : undefined;
  if (typeof id !== "string") return true;
  const before = ids.size;
  return ids.add(id).size > before;
}

/** Whether a count is of all pages or of its own, fewer are too few: one that is left out is not missing. */
function tooFew({ given, stated }: { readonly given: number; readonly stated: number }) {
  return new ReadFailure(
    "limited",
    `Graph sent ${given} of the ${stated} elements that it counts. If Intune shows no more, set apple-ade:graph.trustCount to false.`,
  );
}

function pageIn(body: unknown): z.infer<typeof page> {
  const parsed = page.safeParse(body);
  if (parsed.success) return parsed.data;
  throw ReadFailure.unexpected("Graph's answer is not the list that this version expects.");
}

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw ReadFailure.unexpected("Graph's answer is no JSON.");
  }
}

/** The SDK takes a path below the version; a link to any other place is no page of ours. */
function pathWithin(origin: string, link: string): string {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  if (url?.origin !== origin || !url.pathname.startsWith("/beta/")) {
    throw ReadFailure.unexpected(
      "Graph's link to the next page leads to another address; it was not followed.",
    );
  }
  return url.pathname.slice("/beta".length) + url.search;
}
