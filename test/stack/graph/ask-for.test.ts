import { describe, expect, it, test } from "vitest";
import { type Accepted, askFor, type Columns } from "../../../stack/graph/fallback.ts";
import { ReadFailure } from "../../../stack/graph/read-failure.ts";

/** Asks a Graph that answers only these queries, and refuses others for this property. */
async function asked(columns: Columns, answered: readonly string[], property?: string) {
  const requests: (readonly [query: string, hasFallback: boolean])[] = [];
  const accepted: Accepted = new Map();
  const ask = async (query: string, hasFallback: boolean) => {
    requests.push([query, hasFallback]);
    if (!answered.includes(query))
      throw new ReadFailure("unexpected-answer", "Refused.", { refusal: { property } });
    return query;
  };
  const told = await askFor(accepted, columns, ask).catch((error: unknown) => error);
  return { requests, told };
}

const refused = expect.objectContaining({ failure: "unexpected-answer", message: "Refused." });

describe("a read's columns", () => {
  test.for([
    { columns: {}, query: "", hasFallback: false },
    { columns: { select: ["a", "b"] }, query: "?$select=a,b", hasFallback: true },
    { columns: { expand: ["c"] }, query: "?$expand=c", hasFallback: false },
    { columns: { expand: ["c", "d"] }, query: "?$expand=c,d", hasFallback: true },
    {
      columns: { select: ["a"], expand: ["c"] },
      query: "?$select=a&$expand=c",
      hasFallback: true,
    },
  ])("$columns are asked for as $query", async ({ columns, query, hasFallback }) => {
    expect(await asked(columns, [query])).toEqual({
      requests: [[query, hasFallback]],
      told: { answers: [query], refused: [] },
    });
  });

  it("are asked for without `$select`, the expansions together", async () => {
    const { requests, told } = await asked({ select: ["a"], expand: ["c"] }, ["?$expand=c"]);
    expect(requests.map(([query]) => query)).toEqual(["?$select=a&$expand=c", "?$expand=c"]);
    expect(told).toEqual({ answers: ["?$expand=c"], refused: [] });
  });

  it("lack an expansion that is refused in every form", async () => {
    const { told } = await asked({ expand: ["c", "d"] }, ["?$expand=d"], "c");
    expect(told).toEqual({ answers: ["?$expand=d"], refused: ["c"] });
  });

  it.for([{ property: undefined }, { property: "a" }])(
    "that are none have no other form, whatever is named: $property",
    async ({ property }) => {
      expect(await asked({}, [], property)).toEqual({ requests: [["", false]], told: refused });
    },
  );
});
