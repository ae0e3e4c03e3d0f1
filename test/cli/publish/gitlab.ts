import {
  type Answer,
  type Call,
  type Forge,
  newItem,
  newNote,
  openForge,
  own,
  paged,
  token,
  type World,
} from "./forge.ts";

const me = 7;
const authorOf = (by: string) => ({ id: by === own ? me : 1 });

export function openGitLab(): Promise<Forge> {
  return openForge(answerTo, (origin) => ({
    CI_API_V4_URL: `${origin}/api/v4`,
    CI_PROJECT_ID: "42",
    CI_MERGE_REQUEST_IID: "12",
    CI_JOB_URL: "https://gitlab.com/contoso/ade/-/jobs/4711",
    GITLAB_TOKEN: token,
  }));
}

function answerTo(world: World, { method, path, query, headers, sent }: Call): Answer {
  const call = `${method} ${path.replace("/api/v4/", "").replace("projects/42/", "")}`;
  if (headers["private-token"] !== token) return [401, {}];
  const { notes, items, said } = world;
  if (call === "GET user") return [200, { id: me }];
  if (call === "GET merge_requests/12/notes") {
    const all = notes.map(({ id, by, text: body }) => ({ id, body, author: authorOf(by) }));
    return [200, paged(all, query)];
  }
  if (call === "POST merge_requests/12/notes") return newNote(world, obeyed(sent.body));
  if (call === "GET issues") {
    const all = items
      .toReversed()
      .filter(({ labels }) => labels.includes(query.get("labels") ?? ""))
      .filter(({ isOpen }) => isOpen || query.get("state") === "all")
      .filter(({ by }) => String(authorOf(by).id) === query.get("author_id"))
      .map(({ id, by, isOpen, title, body }) => ({
        iid: id,
        author: authorOf(by),
        state: isOpen ? "opened" : "closed",
        title,
        description: body,
      }));
    return [200, paged(all, query)];
  }
  if (call === "POST issues")
    return newItem(world, {
      title: sent.title,
      body: sent.description,
      labels: sent.labels.split(","),
    });
  const [, what, number, rest] =
    /^\w+ (issues|merge_requests\/12\/notes)\/(\d+)(.*)$/.exec(call) ?? [];
  const note = what?.endsWith("notes") && notes.find(({ id }) => id === Number(number));
  const item = what === "issues" && items.find(({ id }) => id === Number(number));
  if (item && call.startsWith("POST") && rest === "/notes") said.push(`${number}: ${sent.body}`);
  else if (note) note.text = obeyed(sent.body);
  else if (item && call.startsWith("PUT")) {
    const { state_event: event, description, title } = sent;
    Object.assign(
      item,
      title && { title },
      description && { body: description },
      event && { isOpen: event === "reopen" },
    );
  } else return [404, {}];
  return [200, {}];
}

/** What is left of a text in which GitLab finds commands. */
function obeyed(markdown: string): string {
  return markdown.replaceAll(/^\s*\/\w.*$/gm, "(obeyed)");
}
