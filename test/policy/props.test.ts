import { describe, expect, it, test } from "vitest";
import {
  booleanOf,
  instantOf,
  integerOf,
  recordOf,
  recordsOf,
  textOf,
  textsOf,
} from "../../policy/props.ts";

const values = ["text", "", "2027-03-01T09:00:00Z", 7, 0, -1, 0.5, true, null, [], [1], {}];
const all = [...values, Number.NaN, 2 ** 53, undefined];

describe("a value of another type than expected is an absent fact", () => {
  test.for([
    { reader: textOf, present: ["text", "2027-03-01T09:00:00Z"] },
    { reader: integerOf, present: [7, 0, -1] },
    { reader: booleanOf, present: [true] },
    { reader: instantOf, present: [new Date("2027-03-01T09:00:00Z")] },
  ])("$reader.name", ({ reader, present }) => {
    const read = all.map((key) => reader({ key }, "key"));
    expect(read.filter((value) => value !== undefined)).toEqual(present);
    expect(reader({}, "key")).toBeUndefined();
  });

  it("textsOf", () => {
    expect(textsOf({ list: ["ios", 7, null, "", ["macos"]] }, "list")).toEqual(["ios", ""]);
    for (const list of ["ios", { 0: "ios", length: 1 }, null, undefined]) {
      expect(textsOf({ list }, "list")).toEqual([]);
    }
  });

  it("recordOf", () => {
    expect(recordOf({ live: { status: "found" } }, "live")).toEqual({ status: "found" });
    for (const live of ["text", 7, true, null, undefined]) {
      expect(recordOf({ live }, "live")).toEqual({});
    }
  });

  it("recordsOf", () => {
    expect(recordsOf({ list: [{ id: "a" }, null, "b", { id: "c" }] }, "list")).toEqual([
      { id: "a" },
      { id: "c" },
    ]);
    for (const list of ["text", 7, { 0: {}, length: 1 }, null, undefined]) {
      expect(recordsOf({ list }, "list")).toEqual([]);
    }
  });
});
