import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { DepToken } from "../../../stack/graph/reads/tokens.ts";
import {
  adeTokens,
  closest,
  type Expectation,
  match,
  undeclared,
} from "../../../stack/provider/matching.ts";
import { sameId } from "../../../policy/wire/id.ts";

const corporate: DepToken = { id: "ID-1", tokenName: "Corporate iPhones", tokenType: "dep" };
const macs: DepToken = { id: "ID-2", tokenName: "Design Macs", tokenType: "dep" };
const twin: DepToken = {
  id: "ID-3",
  tokenName: "Corporate iPhones",
  tokenType: "appleSchoolManager",
};
const configurator: DepToken = { id: "ID-4", tokenName: "Apple Configurator", tokenType: "none" };
const unknownType: DepToken = { id: "ID-5", tokenName: "Future" };
const nameless: DepToken = { id: "ID-6", tokenType: "dep" };
const all = [corporate, macs, configurator, unknownType, nameless];

describe("a declaration", () => {
  test.for<{ when: string; expected: Expectation; live?: readonly DepToken[]; found: DepToken }>([
    { when: "its name", expected: { tokenName: "Design Macs" }, found: macs },
    { when: "its id", expected: { tokenName: "Design Macs", id: "ID-2" }, found: macs },
    {
      when: "its id in another case",
      expected: { tokenName: "Design Macs", id: "id-2" },
      found: macs,
    },
    {
      when: "its id, though the name is another's",
      expected: { tokenName: "Design Macs", id: "ID-1" },
      found: corporate,
    },
    {
      when: "its id, though the live token has no name",
      expected: { tokenName: "Design Macs", id: "ID-6" },
      found: nameless,
    },
    {
      when: "its id, though several have its name",
      expected: { tokenName: "Corporate iPhones", id: "ID-3" },
      live: [corporate, twin],
      found: twin,
    },
    {
      when: "its name, when no token has its id any more",
      expected: { tokenName: "Design Macs", id: "ID-9" },
      found: macs,
    },
    {
      when: "its name, when its id is Apple Configurator's",
      expected: { tokenName: "Design Macs", id: "ID-4" },
      found: macs,
    },
    {
      when: "its name, though the type is unknown",
      expected: { tokenName: "Future" },
      found: unknownType,
    },
    {
      when: "its id, though the type is unknown",
      expected: { tokenName: "x", id: "ID-5" },
      found: unknownType,
    },
  ])("finds its token by $when", ({ expected, live = all, found }) => {
    expect(match(expected, live)).toEqual([found]);
  });

  test.for<{ when: string; expected: Expectation; live?: readonly DepToken[] }>([
    { when: "nothing is live", expected: { tokenName: "Corporate iPhones" }, live: [] },
    { when: "the name differs in case", expected: { tokenName: "design macs" } },
    { when: "the name differs in a space", expected: { tokenName: "Design Macs " } },
    { when: "neither id nor name is there", expected: { tokenName: "x", id: "ID-9" } },
    { when: "the name is Apple Configurator's", expected: { tokenName: "Apple Configurator" } },
    { when: "the id is Apple Configurator's", expected: { tokenName: "x", id: "ID-4" } },
    { when: "the name is that of the word for nothing", expected: { tokenName: "undefined" } },
  ])("finds nothing when $when", ({ expected, live = all }) => {
    expect(match(expected, live)).toEqual([]);
  });

  test.for<Expectation>([
    { tokenName: "Corporate iPhones" },
    { tokenName: "Corporate iPhones", id: "ID-9" },
  ])("finds several of a name: %j", (expected) => {
    expect(match(expected, [corporate, macs, twin])).toEqual([corporate, twin]);
  });
});

describe("an undeclared token", () => {
  it("is a live one that no declaration finds", () => {
    expect(undeclared(all, [{ tokenName: "Design Macs" }], [])).toEqual([
      corporate,
      unknownType,
      nameless,
    ]);
  });

  it("is not one that is found by its id only", () => {
    expect(undeclared([macs], [{ tokenName: "x", id: "id-2" }], [])).toEqual([]);
  });

  it("is not one that is found ambiguously", () => {
    expect(undeclared([corporate, twin], [{ tokenName: "Corporate iPhones" }], [])).toEqual([]);
  });

  it("is the twin of a pinned one", () => {
    const expected = [{ tokenName: "Corporate iPhones", id: "ID-1" }];
    expect(undeclared([corporate, twin], expected, [])).toEqual([twin]);
  });

  test.for([
    { ignored: ["Design Macs"], left: [corporate, unknownType, nameless] },
    { ignored: ["design macs", "Design Macs "], left: [corporate, macs, unknownType, nameless] },
    { ignored: ["undefined", ""], left: [corporate, macs, unknownType, nameless] },
  ])("is not one of the ignored names, to the letter: $ignored", ({ ignored, left }) => {
    expect(undeclared(all, [], ignored)).toEqual(left);
  });

  it("is never Apple Configurator's entry", () => {
    expect(undeclared([configurator], [], [])).toEqual([]);
    expect(adeTokens(all)).toEqual([corporate, macs, unknownType, nameless]);
  });
});

function named(...names: readonly string[]): readonly DepToken[] {
  return names.map((tokenName, index) => ({ id: `${index}`, tokenName }));
}

describe("the closest name", () => {
  test.for([
    {
      name: "Warehouse iPhones",
      names: ["Store iPads", "Warehouse iPhone"],
      found: "Warehouse iPhone",
    },
    {
      name: "Warehouse iPhones",
      names: ["WAREHOUSE IPHONES", "Warehouse iPhone"],
      found: "WAREHOUSE IPHONES",
    },
    { name: "warehouse", names: ["Store iPads"], found: "Store iPads" },
    { name: "warehouse", names: [], found: undefined },
  ])("to $name among $names is $found", ({ name, names, found }) => {
    expect(closest(name, named(...names))?.tokenName).toBe(found);
  });

  it("is none of a token without a name", () => {
    expect(closest("x", [nameless, macs])).toEqual(macs);
    expect(closest("x", [nameless])).toBeUndefined();
  });
});

describe("an id", () => {
  test.for([
    { a: "7C0A", b: "7c0a", same: true },
    { a: "7C0A", b: "7C0A ", same: false },
    { a: "undefined", b: undefined, same: false },
  ])("$a and $b: same is $same", ({ a, b, same }) => {
    expect(sameId(a, b)).toBe(same);
  });
});

const ids = fc.constantFrom("a", "b", "c", "d", "e");
const names = fc.constantFrom("One", "Two", "three", "Three");
const liveTokens = fc.uniqueArray(
  fc.record(
    { id: ids, tokenName: names, tokenType: fc.constantFrom("none" as const, "dep" as const) },
    { requiredKeys: ["id"] },
  ),
  { selector: ({ id }) => id },
);
const expectations = fc.array(
  fc.record(
    { tokenName: names, id: fc.constantFrom("A", "b", "z") },
    { requiredKeys: ["tokenName"] },
  ),
);
const shuffled = liveTokens.chain((live) =>
  fc.tuple(fc.constant(live), fc.shuffledSubarray(live, { minLength: live.length })),
);
const byId = (tokens: readonly DepToken[]) => tokens.toSorted((a, b) => (a.id < b.id ? -1 : 1));

describe("any live tokens", () => {
  it("are matched alike in any order", () => {
    fc.assert(
      fc.property(shuffled, expectations, ([live, again], expected) => {
        for (const each of expected)
          expect(byId(match(each, again))).toEqual(byId(match(each, live)));
      }),
    );
  });

  it("are undeclared alike in any order, of the tokens and of the declarations", () => {
    fc.assert(
      fc.property(shuffled, expectations, fc.array(names), ([live, again], expected, ignored) => {
        const one = undeclared(live, expected, ignored);
        expect(byId(undeclared(again, expected.toReversed(), ignored))).toEqual(byId(one));
      }),
    );
  });

  it("are declared, ignored, undeclared or Apple Configurator's, each exactly one", () => {
    fc.assert(
      fc.property(liveTokens, expectations, fc.array(names), (live, expected, ignored) => {
        const left = new Set(undeclared(live, expected, ignored));
        for (const token of live) {
          const found = expected.some((each) => match(each, live).includes(token));
          const known =
            found || token.tokenType === "none" || ignored.some((name) => name === token.tokenName);
          expect(left.has(token)).toBe(!known);
        }
      }),
    );
  });
});
