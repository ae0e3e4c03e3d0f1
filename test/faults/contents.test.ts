import { expect, test } from "vitest";
import { useDemoTenants } from "../stack/demo-tenants.ts";
import { now } from "../stack/effects.ts";
import { families } from "./catalog.ts";
import { playFamily } from "./matrix.ts";
import { checkWorld } from "./run.ts";
import { inOrder, policiesOf } from "./seen.ts";
import { honest, pageSizes, world } from "./world.ts";

const start = useDemoTenants();

test("Without a fault, only the expired token is found", async () => {
  const { endpoint } = await start({ scenario: world, now, clock: () => now, ...pageSizes });
  const seen = await checkWorld({ endpoint, timeoutSeconds: 60 });
  expect(policiesOf(seen)).toEqual(inOrder(honest));
});

playFamily(families.paging, start);
playFamily(families.elements, start);
playFamily(families.values, start);
playFamily(families.dates, start);
playFamily(families.names, start);
