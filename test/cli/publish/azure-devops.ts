import {
  type Answer,
  type Call,
  type Forge,
  newItem,
  newNote,
  openForge,
  own,
  token,
  type World,
} from "./forge.ts";

const idOf = (by: string) => ({ id: by === own ? "build-service-id" : by });
const threads = "_apis/git/repositories/repository-id/pullRequests/12/threads";
const reads = /_apis\/wit\/(?:wiql|workitemsbatch)$/;

/** As the process "Scrum" has them for a task. */
const states = [
  { name: "To Do", category: "Proposed" },
  { name: "In Progress", category: "InProgress" },
  { name: "Done", category: "Completed" },
  { name: "Removed", category: "Removed" },
];

export function openAzureDevOps(): Promise<Forge> {
  return openForge(
    answerTo,
    (origin) => ({
      SYSTEM_COLLECTIONURI: `${origin}/contoso/`,
      SYSTEM_TEAMPROJECTID: "project-id",
      SYSTEM_PULLREQUEST_PULLREQUESTID: "12",
      BUILD_REPOSITORY_ID: "repository-id",
      BUILD_BUILDID: "4711",
      SYSTEM_ACCESSTOKEN: token,
    }),
    ({ method, path }) => method === "GET" || reads.test(path),
  );
}

function answerTo(world: World, request: Call): Answer {
  const { method, query, headers, sent } = request;
  const path = decodeURIComponent(request.path).replace(/^\/contoso\/(?:project-id\/)?/, "");
  const call = `${method} ${path}`;
  if (headers["authorization"] !== `Bearer ${token}`) return [401, {}];
  if (call === "GET _apis/connectionData") return [200, { authenticatedUser: idOf(own) }];
  if (query.get("api-version") !== "7.1") return [400, {}];
  return path.startsWith("_apis/wit/")
    ? workItems(world, call, request)
    : comments(world, call, sent);
}

function comments(world: World, call: string, sent: Call["sent"]): Answer {
  const { notes } = world;
  if (call === `GET ${threads}`) {
    const first = notes.map(({ id, by, text: content }) => ({
      id,
      comments: [{ id: 1, author: idOf(by), content }],
    }));
    return [200, { value: [...first, { id: 900, comments: [] }] }];
  }
  if (call === `POST ${threads}`)
    return sent.status === "closed" ? newNote(world, sent.comments[0].content) : [400, {}];
  const [, id] = /^PATCH .*threads\/(\d+)\/comments\/1$/.exec(call) ?? [];
  const note = notes.find((each) => each.id === Number(id));
  if (note === undefined) return [404, {}];
  note.text = sent.content;
  return [200, {}];
}

function workItems(world: World, call: string, { headers, sent }: Call): Answer {
  const { items, said } = world;
  if (call === "GET _apis/wit/workitemtypes/Task/states") return [200, { value: states }];
  if (call === "POST _apis/wit/wiql") {
    const [, tag = ""] = /CONTAINS '(.*)'/.exec(sent.query) ?? [];
    const tagged = items.filter(({ labels }) => labels.includes(tag));
    return [200, { workItems: tagged.map(({ id }) => ({ id })) }];
  }
  if (call === "POST _apis/wit/workitemsbatch") return batch(world, sent.ids);
  if (headers["content-type"] !== "application/json-patch+json") return [415, {}];
  const field = (name: string): string | undefined =>
    sent.find((each: { path: string }) => each.path === `/fields/System.${name}`)?.value;
  const [title, description, state] = [field("Title"), field("Description"), field("State")];
  if ((title?.length ?? 0) > 255 || (state && !states.some(({ name }) => name === state)))
    return [400, {}];
  if (call === "POST _apis/wit/workitems/$Task")
    return newItem(world, {
      title: title ?? "",
      body: sanitised(description ?? ""),
      labels: [field("Tags") ?? ""],
    });
  const item = items.find(({ id }) => call === `PATCH _apis/wit/workitems/${id}`);
  if (item === undefined) return [404, {}];
  Object.assign(
    item,
    title && { title },
    description && { body: sanitised(description) },
    state && { isOpen: state === "To Do" },
  );
  if (field("History")) said.push(`${item.id}: ${field("History")}`);
  return [200, {}];
}

function batch({ items }: World, ids: readonly number[]): Answer {
  if (ids.length === 0 || ids.length > 200) return [400, {}];
  const value = items
    .filter(({ id }) => ids.includes(id))
    .map(({ id, by, title, body, isOpen }) => ({
      id,
      fields: {
        "System.Title": title,
        "System.State": isOpen ? "In Progress" : "Done",
        "System.Description": body,
        "System.CreatedBy": idOf(by),
      },
    }));
  return [200, { value }];
}

/** The service keeps HTML in a form of its own, and no comments of it. */
function sanitised(html: string): string {
  return html.replaceAll(/<!--.*?-->/gs, "").replaceAll(/<p>/g, '<p style="">');
}
