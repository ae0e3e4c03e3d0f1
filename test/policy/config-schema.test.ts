import { describe, expect, it, test } from "vitest";
import { z } from "zod";
import { catalog } from "../../policy/catalog.ts";
import { syncErrorRows } from "../../policy/sync/errors.ts";
import { token } from "./facts.ts";
import { policyNamed, printed } from "./outcome.ts";

const adeTokenSyncSucceeds = policyNamed("ade-token-sync-succeeds");

describe("the configuration's schema", () => {
  const properties = catalog.flatMap(({ name, config = {} }) =>
    Object.entries(config).map(([key, schema]) => ({ name, key, schema })),
  );

  test.for(properties)("$name takes the default of $key, and bounds it", ({ schema }) => {
    const { type, minimum = 0, maximum = 0 } = schema;
    expect(accepts(schema, schema.default)).toBe(true);
    if (type !== "integer") return;
    expect([minimum, maximum].map((value) => accepts(schema, value))).toEqual([true, true]);
    const refused = [minimum - 1, maximum + 1, minimum + 0.5, String(minimum), null];
    expect(refused.filter((value) => accepts(schema, value))).toEqual([]);
  });

  const { codeMeanings = {} } = adeTokenSyncSucceeds.config ?? {};

  it("takes a row of Microsoft's table for any integer code, and nothing else", () => {
    expect(accepts(codeMeanings, { "1": "access-denied", "-7": "invalid-cursor" })).toBe(true);
    const refused = [{ "1": "acess-denied" }, { "1": "" }, { "1": 1 }, { one: "access-denied" }];
    const alsoRefused = [{ "1.5": "access-denied" }, { "1": "constructor" }, ["access-denied"]];
    expect([...refused, ...alsoRefused].filter((value) => accepts(codeMeanings, value))).toEqual(
      [],
    );
  });

  test.for(Object.entries(syncErrorRows))("explains a code as %s", ([slug, { label, cure }]) => {
    const config = { codeMeanings: { "42": slug } };
    expect(accepts(codeMeanings, config.codeMeanings)).toBe(true);
    const text = printed(adeTokenSyncSucceeds, token({ lastSyncErrorCode: 42 }), { config });
    expect(text).toContain(`code 42 ("${label}", by your configuration: `);
    expect(text).toContain(`\n 1. ${cure}\n`);
  });
});

/** Whether the engine takes the value: it gets the schema as JSON. */
function accepts(schema: object, value: unknown): boolean {
  return z.fromJSONSchema(JSON.parse(JSON.stringify(schema))).safeParse(value).success;
}
