import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

interface Author {
  readonly id: string;
}

/** Of the project's build service, in whose name the job comments. */
const author: Author = { id: "build-service-id" };

export interface Thread {
  readonly id: number;
  readonly status: string;
  /** One that was deleted has no content. */
  readonly comments: { readonly id: number; readonly author: Author; content?: string }[];
}

interface Sent {
  readonly content?: string;
  readonly status?: string;
  readonly comments?: readonly { readonly content: string }[];
}

/** The threads of a pull request in Azure Repos, and the API that the pipeline uses. */
export interface AzureDevOps extends AsyncDisposable {
  readonly threads: Thread[];
  readonly requests: string[];
  readonly env: Readonly<Record<string, string>>;
}

const path = "/contoso/project-id/_apis/git/repositories/repository-id/pullRequests/12/threads";

export async function openAzureDevOps(token = "the-job's-token"): Promise<AzureDevOps> {
  const threads: Thread[] = [];
  const requests: string[] = [];
  const server = createServer(async (incoming, response) => {
    const { method = "", url = "", headers } = incoming;
    requests.push(`${method} ${url.replace(path, "")}`);
    const body = await text(incoming);
    const isConnection = url === "/contoso/_apis/connectionData";
    const allowed =
      headers.authorization === "Bearer the-job's-token" && (isConnection || url.startsWith(path));
    const sent = body === "" ? {} : (JSON.parse(body) as Sent);
    const answer = isConnection
      ? { authenticatedUser: author }
      : answerTo(threads, url.slice(path.length), method, sent);
    response.writeHead(allowed ? 200 : 403).end(allowed ? JSON.stringify(answer) : "{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    threads,
    requests,
    env: {
      SYSTEM_COLLECTIONURI: `http://127.0.0.1:${(server.address() as AddressInfo).port}/contoso/`,
      SYSTEM_TEAMPROJECTID: "project-id",
      SYSTEM_PULLREQUEST_PULLREQUESTID: "12",
      BUILD_REPOSITORY_ID: "repository-id",
      BUILD_BUILDID: "4711",
      SYSTEM_ACCESSTOKEN: token,
    },
    async [Symbol.asyncDispose]() {
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answerTo(threads: Thread[], rest: string, method: string, sent: Sent): object {
  if (method === "GET") return { value: threads };
  const [, id, comment] = /^\/(\d+)\/comments\/(\d+)\?/.exec(rest) ?? [];
  if (id === undefined) {
    const { status = "active", comments = [] } = sent;
    const numbered = comments.map(({ content }, index) => ({ id: index + 1, author, content }));
    threads.push({ id: threads.length + 1, status, comments: numbered });
    return {};
  }
  const thread = threads.find((each) => each.id === Number(id));
  const old = thread?.comments.find((each) => each.id === Number(comment));
  return Object.assign(old ?? {}, sent);
}
