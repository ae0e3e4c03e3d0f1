import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

interface Author {
  readonly login: string;
}

const ownUser: Author = { login: "github-actions[bot]" };

export interface Issue {
  readonly number: number;
  readonly labels: readonly string[];
  readonly user: Author;
  state: string;
  title: string;
  body: string;
}

export interface Comment {
  readonly id: number;
  /** Of the issue or the pull request. */
  readonly number: number;
  readonly user: Author;
  body: string;
}

type Sent = Partial<Issue> & { readonly body?: string };

/** The part of GitHub's REST API that the pipelines use, with what they made in it. */
export interface GitHub extends AsyncDisposable {
  readonly issues: Issue[];
  readonly comments: Comment[];
  /** Everything but reads, such as `PATCH issues/3`. */
  readonly writes: string[];
  /** Answered with 403, by the beginning of `writes`' form. */
  readonly refused: string[];
  /** As the runner sets it. */
  readonly env: Readonly<Record<string, string>>;
}

const token = "the-job's-token";
const base = "/repos/contoso/ade/";

export async function openGitHub(): Promise<GitHub> {
  const world = { issues: [], comments: [], writes: [], refused: [] } as Pick<
    GitHub,
    "issues" | "comments" | "writes" | "refused"
  >;
  const server = createServer(async (incoming, response) => {
    const body = await text(incoming);
    const sent = body === "" ? {} : (JSON.parse(body) as Sent);
    const [status, answer] = answerTo(world, incoming, sent);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    ...world,
    env: {
      GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      GITHUB_REPOSITORY: "contoso/ade",
      GITHUB_SERVER_URL: "https://github.com",
      GITHUB_RUN_ID: "4711",
      GITHUB_TOKEN: token,
    },
    async [Symbol.asyncDispose]() {
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type World = Pick<GitHub, "issues" | "comments" | "writes" | "refused">;

function answerTo(world: World, { method = "", url = "", headers }: IncomingMessage, sent: Sent) {
  const { pathname, searchParams } = new URL(url, "http://x");
  const path = pathname.startsWith(base) ? pathname.slice(base.length) : pathname;
  const call = `${method} ${path}`;
  if (headers.authorization !== `Bearer ${token}`) return [401, {}] as const;
  if (method !== "GET") world.writes.push(call);
  if (world.refused.some((each) => call.startsWith(each))) return [403, {}] as const;
  if ((sent.title?.length ?? 0) > 256 || (sent.body?.length ?? 0) > 65_536)
    return [422, {}] as const;
  return method === "GET" ? listed(world, path, searchParams) : written(world, call, sent);
}

function listed({ issues, comments }: World, path: string, query: URLSearchParams) {
  const [, number] = /^issues\/(\d+)\/comments$/.exec(path) ?? [];
  const label = query.get("labels");
  const all =
    number === undefined
      ? // The newest first, and the open ones only unless asked for all.
        issues
          .toReversed()
          .filter(
            ({ labels, state }) =>
              (label === null || labels.includes(label)) &&
              (query.get("state") === "all" || state === "open"),
          )
      : comments.filter((each) => each.number === Number(number));
  const size = Math.min(100, Number(query.get("per_page") ?? 30));
  const from = (Number(query.get("page") ?? 1) - 1) * size;
  return [200, all.slice(from, from + size)] as const;
}

function written({ issues, comments }: World, call: string, sent: Sent) {
  const { title = "", body = "", labels = [] } = sent;
  const numberIn = (pattern: RegExp) => Number(pattern.exec(call)?.[1]);
  if (call === "POST issues") {
    const issue = { number: issues.length + 1, user: ownUser, state: "open", title, body, labels };
    issues.push(issue);
    return [201, issue] as const;
  }
  const commented = numberIn(/^POST issues\/(\d+)\/comments$/);
  if (commented > 0) {
    const id = 1000 + comments.length;
    comments.push({ id, number: commented, user: ownUser, body });
    return [201, { id }] as const;
  }
  const comment = comments.find(({ id }) => id === numberIn(/^PATCH issues\/comments\/(\d+)$/));
  const issue = issues.find(({ number }) => number === numberIn(/^PATCH issues\/(\d+)$/));
  const changed = comment ?? issue;
  return changed === undefined
    ? ([404, {}] as const)
    : ([200, Object.assign(changed, sent)] as const);
}
