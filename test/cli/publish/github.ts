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

const userOf = (by: string) => ({ login: by === own ? "github-actions[bot]" : by });

export function openGitHub(): Promise<Forge> {
  return openForge(answerTo, (origin) => ({
    GITHUB_API_URL: origin,
    GITHUB_REPOSITORY: "contoso/ade",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_RUN_ID: "4711",
    GITHUB_REF: "refs/pull/12/merge",
    GITHUB_TOKEN: token,
  }));
}

function answerTo(world: World, { method, path, query, headers, sent }: Call): Answer {
  const call = `${method} ${path.replace("/repos/contoso/ade/", "")}`;
  if (headers["authorization"] !== `Bearer ${token}`) return [401, {}];
  if ((sent.title?.length ?? 0) > 256 || (sent.body?.length ?? 0) > 65_536) return [422, {}];
  const { notes, items, said } = world;
  if (call === "GET issues/12/comments") {
    const all = notes.map(({ id, by, text: body }) => ({ id, body, user: userOf(by) }));
    return [200, paged(all, query)];
  }
  if (call === "POST issues/12/comments") return newNote(world, sent.body);
  if (call === "GET issues") {
    // The newest first, and the open ones only unless asked for all.
    const all = items
      .toReversed()
      .filter(({ labels }) => labels.includes(query.get("labels") ?? ""))
      .filter(({ isOpen }) => isOpen || query.get("state") === "all")
      .map(({ id, by, isOpen, title, body }) => ({
        number: id,
        user: userOf(by),
        state: isOpen ? "open" : "closed",
        title,
        body,
      }));
    return [200, paged(all, query)];
  }
  if (call === "POST issues") return newItem(world, sent);
  const [, what, number, rest] =
    /^(?:PATCH|POST) (issues(?:\/comments)?)\/(\d+)(.*)$/.exec(call) ?? [];
  const note = what === "issues/comments" && notes.find(({ id }) => id === Number(number));
  const item = what === "issues" && items.find(({ id }) => id === Number(number));
  if (item && rest === "/comments") said.push(`${number}: ${sent.body}`);
  else if (note) note.text = sent.body;
  else if (item) {
    const { state, ...to } = sent;
    Object.assign(item, to, state && { isOpen: state === "open" });
  } else return [404, {}];
  return [200, {}];
}
