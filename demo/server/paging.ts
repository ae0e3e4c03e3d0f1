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

/**
 * `$top` makes pages smaller, never larger, and does not end the collection: clients are meant to
 * follow the link whatever the size of a page is.
 */
export function pageOf<T>(items: Sequence<T>, url: URL, pageSize: number): Page<T> {
  const start = startOf(url);
  const end = start + sizeOf(url, pageSize);
  const nextLink = end < items.length ? linkTo(url, end) : undefined;
  return { items: items.slice(start, end), nextLink };
}

/** Which page of its collection a request asks for; the first is 1. */
export function pageNumber(url: URL, pageSize: number): number {
  return Math.floor(startOf(url) / sizeOf(url, pageSize)) + 1;
}

function sizeOf(url: URL, pageSize: number): number {
  return Math.min(parseTop(url.searchParams.get("$top")) ?? pageSize, pageSize);
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

function parseTop(text: string | null): number | undefined {
  if (text === null) return undefined;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw badRequest(`Invalid value '${text}' for $top query option found.`);
}

function parseSkipToken(text: string | null): number {
  if (text === null) return 0;
  const position = /^position:(\d{1,9})$/.exec(Buffer.from(text, "base64url").toString())?.[1];
  if (position === undefined) throw badRequest("The $skiptoken is not one that was handed out.");
  return Number(position);
}
