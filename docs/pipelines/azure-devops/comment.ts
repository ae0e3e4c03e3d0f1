// Puts the report into the pull request: one thread for each stack, which the next run updates.
import { existsSync, readFileSync } from "node:fs";

interface Comment {
  readonly id: number;
  readonly content?: string;
  readonly author: { readonly id: string };
}

interface Thread {
  readonly id: number;
  readonly comments: readonly Comment[];
}

interface Connection {
  readonly authenticatedUser: { readonly id: string };
}

const { SYSTEM_COLLECTIONURI, SYSTEM_TEAMPROJECTID, SYSTEM_PULLREQUEST_PULLREQUESTID } =
  process.env;
const { BUILD_BUILDID, BUILD_REPOSITORY_ID, STACK, SYSTEM_ACCESSTOKEN } = process.env;
const project = `${SYSTEM_COLLECTIONURI}${SYSTEM_TEAMPROJECTID}`;
const threads = `${project}/_apis/git/repositories/${BUILD_REPOSITORY_ID}/pullRequests/${SYSTEM_PULLREQUEST_PULLREQUESTID}/threads`;

const file = process.argv[2] ?? "";
const report = existsSync(file) ? readFileSync(file, "utf8") : "";
// Without a report as well: an older comment that says "healthy" must not stay.
const content = report.startsWith("<!-- apple-ade:")
  ? report
  : `<!-- apple-ade:${STACK} -->\n### ❓ Apple enrollment tokens, ${STACK}: not checked\n\nThe check did not run: [log](${project}/_build/results?buildId=${BUILD_BUILDID}).\n`;
const marker = content.split("\n", 1).join();

// Of this job's own only: anybody may begin a comment with the marker.
const connection = `${SYSTEM_COLLECTIONURI}_apis/connectionData`;
const { authenticatedUser } = await request<Connection>("GET", connection);
const { value } = await request<{ readonly value: readonly Thread[] }>("GET", versioned(""));
const old = value.find(
  ({ comments: [first] }) =>
    first?.author.id === authenticatedUser.id && first.content?.startsWith(marker),
);
const [first] = old?.comments ?? [];
if (old !== undefined && first !== undefined) {
  await request("PATCH", versioned(`/${old.id}/comments/${first.id}`), { content });
} else {
  const comments = [{ parentCommentId: 0, commentType: "text", content }];
  // Closed: the required check blocks, not a thread that somebody would have to resolve.
  await request("POST", versioned(""), { comments, status: "closed" });
}

function versioned(path: string): string {
  return `${threads}${path}?api-version=7.1`;
}

async function request<T>(method: string, url: string, body?: object): Promise<T> {
  const answer = await fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${SYSTEM_ACCESSTOKEN}`,
      "content-type": "application/json",
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (answer.ok) return JSON.parse(await answer.text());
  const hint = 'the build service needs "Contribute to pull requests" in this repository';
  throw new Error(`${method} of the comment was answered with ${answer.status}; ${hint}`);
}
