import { z } from "zod";
import { digest } from "../assess/fingerprint.ts";
import { Refusal } from "../refusal.ts";
import { openAzureDevOps, version } from "./azure-devops.ts";
import type { Effects } from "./http.ts";
import { type Change, type Items, label } from "./service.ts";
import type { Wanted } from "./wanted.ts";

const found = z.object({ workItems: z.array(z.object({ id: z.int() })) });
const states = z.object({ value: z.array(z.object({ name: z.string(), category: z.string() })) });
const batch = z.object({
  value: z.array(
    z.object({
      id: z.int(),
      fields: z.object({
        "System.Title": z.string(),
        "System.State": z.string(),
        "System.Description": z.string().optional(),
        "System.CreatedBy": z.object({ id: z.string() }),
      }),
    }),
  ),
});

const fields = Object.keys(batch.shape.value.element.shape.fields.shape);
const query = `SELECT [System.Id] FROM WorkItems WHERE [System.TeamProject] = @project AND [System.Tags] CONTAINS '${label}'`;

/** As many are read at once. */
const batchSize = 200;

/** Which states are open differs by the process and the type: `Closed` here is `Done` there. */
const closedCategories: ReadonlySet<string> = new Set(["Completed", "Removed"]);

/** @param type of the items, such as `Task`, which every process has */
export function workItems(
  env: NodeJS.ProcessEnv,
  run: string,
  effects: Effects,
  type: string,
): Items {
  const right = '"Edit work items in this node" of the area';
  const { request, patch, own, project } = openAzureDevOps(env, right, effects);
  const api = `${project}/_apis/wit`;
  const kind = encodeURIComponent(type);
  const read = (ids: readonly number[]) =>
    request("POST", `${api}/workitemsbatch?${version}`, batch, { ids, fields });
  let known: z.infer<typeof states>["value"] = [];
  const stateFor = (isOpen: boolean) => {
    const category = isOpen ? "Proposed" : "Completed";
    const state = known.find((each) => each.category === category)?.name;
    if (state === undefined)
      throw new Refusal(`The type ${type} has no state that is ${category}.`);
    return state;
  };
  return {
    async list() {
      const me = await own();
      known = (await request("GET", `${api}/workitemtypes/${kind}/states?${version}`, states))
        .value;
      const closed = known.filter((each) => closedCategories.has(each.category));
      const tagged = await request("POST", `${api}/wiql?${version}`, found, { query });
      const items: z.infer<typeof batch>["value"] = [];
      for (let from = 0; from < tagged.workItems.length; from += batchSize) {
        const part = tagged.workItems.slice(from, from + batchSize);
        items.push(...(await read(part.map(({ id }) => id))).value);
      }
      return items
        .filter((each) => each.fields["System.CreatedBy"].id === me)
        .map(({ id, fields: { "System.Description": html = "", ...rest } }) => ({
          id,
          isOpen: !closed.some(({ name }) => name === rest["System.State"]),
          title: rest["System.Title"],
          marker: referenceIn(html)[0],
          // The service may have written its HTML in another way.
          says: (body) => referenceIn(body)[1] === referenceIn(html)[1],
        }));
    },
    write: htmlOf,
    create: (wanted, body) =>
      patch("POST", `${api}/workitems/$${kind}?${version}`, z.unknown(), [
        ...operations({ title: wanted.title, body }),
        add("System.Tags", label),
      ]),
    change: ({ id }, change, words) =>
      patch("PATCH", `${api}/workitems/${id}?${version}`, z.unknown(), [
        ...operations(change),
        ...(change.isOpen === undefined ? [] : [add("System.State", stateFor(change.isOpen))]),
        ...(words === undefined ? [] : [add("System.History", `${words} ${anchor("Run", run)}`)]),
      ]),
  };
}

function operations({ title, body }: Change) {
  return [
    ...(title === undefined ? [] : [add("System.Title", title)]),
    ...(body === undefined ? [] : [add("System.Description", body)]),
  ];
}

function add(field: string, value: string) {
  return { op: "add", path: `/fields/${field}`, value };
}

/** Comments in HTML do not survive there, so the reference is its last line. */
function htmlOf({ marker, text, links }: Wanted): string {
  const shown = links.map(({ label: name, url }) => anchor(name, url)).join(" · ");
  const html = `<pre>${escaped(text)}</pre><p>${shown}</p>`;
  return `${html}<p>Reference: ${escaped(marker)} ${digest(html)}</p>`;
}

/** The marker, and a digest of what was written. */
function referenceIn(html: string): readonly [marker: string, digest: string] {
  const [, marker = "", written = ""] =
    /Reference: (apple-ade:[^\s<&]+)(?:\s|&nbsp;)+([\da-f]{16})/.exec(html) ?? [];
  return [marker, written];
}

function anchor(text: string, url: string): string {
  return `<a href="${escaped(url)}">${escaped(text)}</a>`;
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);
}
