const { GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID, GITHUB_SERVER_URL, GITHUB_TOKEN } =
  process.env;

/** The repository's page. */
export const home = `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}`;

/** The page of this run, with its log. */
export const run = `${home}/actions/runs/${GITHUB_RUN_ID}`;

interface Written {
  readonly user: { readonly login: string } | null;
}

/** Whether this workflow's own token wrote it: anybody may begin a text with the marker. */
export function isOwn({ user }: Written): boolean {
  return user?.login === "github-actions[bot]";
}

/** Asks the REST API about this repository, with the rights of the job's own token. */
export async function request<T>(method: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(`${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}/${path}`, {
    method,
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${GITHUB_TOKEN}`,
      "x-github-api-version": "2022-11-28",
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}`);
  return JSON.parse(await answer.text());
}

const pageSize = 100;

/** A list, to its last page. */
export async function list<T>(path: string, query = ""): Promise<readonly T[]> {
  const items: T[] = [];
  for (let page = 1; ; page += 1) {
    const more = await request<readonly T[]>(
      "GET",
      `${path}?per_page=${pageSize}&page=${page}${query}`,
    );
    items.push(...more);
    if (more.length < pageSize) return items;
  }
}
