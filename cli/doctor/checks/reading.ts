import { count, list } from "../../../policy/text/write.ts";
import { createProviders } from "../../../stack/provider.ts";
import { adviceOn } from "../../reading-findings.ts";
import type { RequestForm } from "../probe/schema.ts";
import {
  declaredIn,
  type DoctorCheck,
  fail,
  type Observed,
  ok,
  type Resource,
  type World,
} from "../world.ts";
import { typeOf } from "../../../policy/wire/kinds.ts";

/** Reads all that a preview of this stack would read. */
export const requests: DoctorCheck = {
  name: "requests",
  title: "Requests to Graph",
  fails: "something was not read; each request is listed with its status, time, pages and elements",
  needs: ["permissions"],
  async run({ reader, diary, effects }, found) {
    const { tenant, resource, children } = declaredIn(found);
    const observed = await observe(reader, resource, children);
    const failed = diary.reads().filter(({ failure }) => failure !== undefined);
    const all = diary.requests();
    const details = [
      ...failed.map(({ what, failure }) => `${what}: ${failure?.message}`),
      ...all.map(told),
    ];
    const [first] = failed;
    if (first?.failure === undefined) {
      const attempts = all.reduce((sum, { statuses }) => sum + statuses.length, 0);
      return { ...ok(`${count(attempts, "request")}, all read`, { details }), found: { observed } };
    }
    const what = list([...new Set(failed.map((each) => each.what))]);
    const todo = adviceOn(first.failure, tenant, effects.now());
    return { ...fail(`not read: ${what}`, todo, details), found: { observed } };
  },
};

/** As a preview observes them: the tenant first, which knows the declarations of all others. */
async function observe(
  reader: World["reader"],
  tenant: Resource,
  children: readonly Resource[],
): Promise<readonly Observed[]> {
  const providers = createProviders(reader);
  const seen = async ({ kind, name, inputs }: Resource) => ({
    type: typeOf(kind),
    name,
    props: (await providers[kind].check({}, { ...inputs })).inputs,
  });
  return [await seen(tenant), ...(await Promise.all(children.map(seen)))];
}

function told({ path, query, statuses, fallback, ...form }: RequestForm): string {
  const seen = [...new Set(statuses)].map((status) => {
    const times = statuses.filter((each) => each === status).length;
    return `${status || "no answer"}${times > 1 ? ` × ${times}` : ""}`;
  });
  const read = `${count(form.pages, "page")}, ${count(form.elements, "element")}, ${form.milliseconds} ms`;
  const instead = fallback ? "; asked so because another form was refused" : "";
  return `GET ${path}${query && `?${query}`}: ${seen.join(", ")}; ${read}${instead}`;
}
