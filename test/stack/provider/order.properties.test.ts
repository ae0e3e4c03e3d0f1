import * as fc from "fast-check";
import { expect, it } from "vitest";
import { tries } from "../../how-many.ts";
import { scenarios } from "../../../demo/scenarios/catalog.ts";
import type { Scenario } from "../../../demo/scenarios/scenario.ts";
import type { Intercept } from "../../../demo/server.ts";
import { useDemoTenants } from "../demo-tenants.ts";
import { write } from "../graph-answers.ts";
import { judgeStack } from "./whole-stack.ts";

const start = useDemoTenants();

/** Whose answers are no lists, or more than fit on a page, or fail by the page. */
const bent = (scenario: Scenario) =>
  scenario.fault !== undefined || scenario.faults !== undefined || scenario.name === "devices-many";

/** Where each element goes, and how many of them each page has; the last has the rest. */
const anyArrangement = fc.record({
  places: fc.array(fc.nat(), { minLength: 3, maxLength: 20 }),
  sizes: fc.array(fc.nat({ max: 3 }), { maxLength: 4 }),
});

type Arrangement = typeof anyArrangement extends fc.Arbitrary<infer T> ? T : never;

it("whatever the order and the pages of a list, the facts and the verdicts are the same", async () => {
  let arrangement: Arrangement | undefined;
  const intercept: Intercept = (request, response, honest) =>
    arrangement !== undefined && arranged(arrangement)(request, response, honest);
  const tenant = await start({ pageSize: 1000, devicePageSize: 5000, intercept });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...scenarios.filter((scenario) => !bent(scenario))),
      anyArrangement,
      async (scenario, next) => {
        tenant.setScenario(scenario);
        arrangement = undefined;
        const asItIs = await judgeStack(tenant, scenario);
        arrangement = next;
        expect(await judgeStack(tenant, scenario)).toStrictEqual(asItIs);
      },
    ),
    { numRuns: tries(40), interruptAfterTimeLimit: 20_000 },
  );
}, 60_000);

/** The tenant's own lists, in another order and on other pages. */
function arranged({ places, sizes }: Arrangement): Intercept {
  return ({ url, path }, response, { body }) => {
    const page = Number(url.searchParams.get("page") ?? 0);
    if (typeof body !== "object" || body === null || !("value" in body)) return false;
    if (!Array.isArray(body.value)) return false;
    const shuffled = body.value
      .map((element: unknown, index) => ({ element, index, place: places[index % places.length] }))
      .toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0) || b.index - a.index)
      .map(({ element }) => element);
    const before = sizes.slice(0, page).reduce((sum, size) => sum + size, 0);
    const last = page >= sizes.length || before >= shuffled.length;
    const value = shuffled.slice(before, last ? undefined : before + (sizes[page] ?? 0));
    const next = { "@odata.nextLink": `${url.origin}${path}?page=${page + 1}` };
    return write(response, { body: { value, ...(!last && next) } });
  };
}
