import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** Something that somebody wrote; `by` is the pipeline's own identity or a person's. */
export interface WrittenNote {
  readonly id: number;
  readonly by: string;
  text: string;
}

/** An issue or a work item. */
export interface WrittenItem {
  readonly id: number;
  readonly by: string;
  readonly labels: readonly string[];
  isOpen: boolean;
  title: string;
  body: string;
}

/** The part of a service's API that is used, with what was made in it. */
export interface World {
  /** The comments on the one pull request. */
  readonly notes: WrittenNote[];
  readonly items: WrittenItem[];
  /** What was said below the items, each with the item's number. */
  readonly said: string[];
  /** Everything but reads, such as `PATCH issues/3`. */
  readonly writes: string[];
  /** Answered with 403, by the beginning of `writes`' form. */
  readonly refused: string[];
}

export interface Forge extends World, AsyncDisposable {
  readonly env: Readonly<Record<string, string>>;
}

export const own = "the pipeline";
export const token = "the-job's-token";

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: NodeJS.Dict<string | string[]>;
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly sent: any;
}

export type Answer = readonly [status: number, body: object];

/** Some of these calls only read, though they are a POST. */
export async function openForge(
  answer: (world: World, call: Call) => Answer,
  envAt: (origin: string) => Forge["env"],
  isRead: (call: Call) => boolean = ({ method }) => method === "GET",
): Promise<Forge> {
  const world: World = { notes: [], items: [], said: [], writes: [], refused: [] };
  const server = createServer(async (incoming, response) => {
    const { pathname, searchParams: query } = new URL(incoming.url ?? "", "http://x");
    const body = await text(incoming);
    const call = {
      method: incoming.method ?? "",
      path: pathname,
      query,
      headers: incoming.headers,
      sent: body === "" ? {} : JSON.parse(body),
    };
    const written = `${call.method} ${call.path.split("/").slice(-2).join("/")}`;
    if (!isRead(call)) world.writes.push(written);
    const isRefused = world.refused.some((each) => written.startsWith(each));
    const [status, answered] = isRefused ? [403, {}] : answer(world, call);
    response.writeHead(status).end(JSON.stringify(answered));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    ...world,
    env: envAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    async [Symbol.asyncDispose]() {
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function newItem(world: World, item: Omit<WrittenItem, "id" | "by" | "isOpen">): Answer {
  world.items.push({ id: world.items.length + 1, by: own, isOpen: true, ...item });
  return [201, {}];
}

export function newNote({ notes }: World, content: string): Answer {
  notes.push({ id: notes.length + 1, by: own, text: content });
  return [201, {}];
}

/** One page of at most a hundred. */
export function paged<T>(all: readonly T[], query: URLSearchParams): readonly T[] {
  const size = Math.min(100, Number(query.get("per_page") ?? 20));
  return all.slice((Number(query.get("page") ?? 1) - 1) * size).slice(0, size);
}
