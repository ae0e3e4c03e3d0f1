import { badRequest } from "./graph-error.ts";

/** What can be read a page at a time: an array, or a collection that is made as it is read. */
export interface Sequence<T> {
  readonly length: number;
  readonly slice: (start: number, end: number) => readonly T[];
}

/** A slice of a collection, and the absolute address of the next one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextLink: string | undefined;
}

export function pageOf<T>(items: Sequence<T>, url: URL, pageSize: number): Page<T> {
  const start = startOf(url);
  const end = start + pageSize;
  const nextLink = end < items.length ? linkTo(url, end) : undefined;
  return { items: items.slice(start, end), nextLink };
}

/** Which page of its collection a request asks for; the first is 1. */
export function pageNumber(url: URL, pageSize: number): number {
  return Math.floor(startOf(url) / pageSize) + 1;
}

function startOf(url: URL): number {
  return parseSkipToken(url.searchParams.get("$skiptoken"));
}

function linkTo(url: URL, position: number): string {
  const next = new URL(url);
  const skipToken = Buffer.from(`position:${position}`).toString("base64url");
  next.searchParams.set("$skiptoken", skipToken);
  return next.href.replaceAll("%24", "$");
}

function parseSkipToken(text: string | null): number {
  if (text === null) return 0;
  const position = /^position:(\d{1,9})$/.exec(Buffer.from(text, "base64url").toString())?.[1];
  if (position === undefined) throw badRequest("The $skiptoken is not one that was handed out.");
  return Number(position);
}
