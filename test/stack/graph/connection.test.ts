import { expect, test } from "vitest";
import { clouds } from "../../../stack/graph/clouds.ts";
import { assertAllowed } from "../../../stack/graph/connection.ts";

const timeoutSeconds = 60;

test.for(Object.values(clouds))("$origin is asked for a declared tenant only", ({ origin }) => {
  const asking = (tenantId?: string) => () =>
    assertAllowed({ endpoint: origin, timeoutSeconds, ...(tenantId && { tenantId }) }, {});
  expect(asking()).toThrow(expect.objectContaining({ failure: "wrong-tenant" }));
  expect(asking("0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d")).not.toThrow();
});
