import { describe, expect, it, test } from "vitest";
import {
  anyText,
  boolean,
  day,
  given,
  instant,
  integer,
  list,
  map,
  MissingInput,
  object,
  once,
  oneOf,
  optional,
  or,
  record,
  required,
  text,
  texts,
  type Wire,
  written,
} from "../../../policy/wire/values.ts";

const values = ["text", "", "2027-03-01T09:00:00Z", "2027-03-01", 7, 0, -1, 0.5, true, null];
const all = [...values, [], [1], {}, Number.NaN, 2 ** 53, undefined];

describe("a value of another type than expected is an absent fact", () => {
  test.for([
    { what: "text", wire: text, present: ["text", "2027-03-01T09:00:00Z", "2027-03-01"] },
    { what: "anyText", wire: anyText, present: values.slice(0, 4) },
    { what: "integer", wire: integer, present: [7, 0, -1] },
    { what: "boolean", wire: boolean, present: [true] },
    { what: "instant", wire: instant, present: [new Date("2027-03-01T09:00:00Z")] },
    {
      what: "day",
      wire: day,
      present: [{ date: "2027-03-01", end: new Date("2027-03-01T23:59:59.999Z") }],
    },
    { what: "oneOf", wire: oneOf("text", "other"), present: ["text"] },
    { what: "or", wire: or(oneOf("text"), undefined), present: ["text"] },
    { what: "optional", wire: optional(boolean), present: [true] },
  ])("$what", ({ wire, present }) => {
    const read = all.map((value) => wire(value));
    expect(read.filter((value) => value !== undefined)).toEqual(present);
  });

  test.for<{ what: string; wire: (value: unknown) => unknown; from: unknown; read: unknown }>([
    { what: "texts", wire: texts, from: ["ios", 7, null, "", ["macos"]], read: ["ios", ""] },
    { what: "record", wire: record, from: { status: "found" }, read: { status: "found" } },
    { what: "list", wire: list(record), from: [{ id: "a" }, null, "b", 1], read: [{ id: "a" }] },
    { what: "map", wire: map(integer), from: { a: 1, b: "1", c: null }, read: { a: 1 } },
    {
      what: "object",
      wire: object({ id: text, at: or(integer, 0) }),
      from: { id: 7, at: 1, more: true },
      read: { id: undefined, at: 1 },
    },
  ])("$what: what of it can be used", ({ wire, from, read }) => {
    expect(wire(from)).toEqual(read);
    const empty = wire(Array.isArray(read) ? [] : {});
    for (const other of ["text", 7, true, null, undefined]) expect(wire(other)).toEqual(empty);
  });

  it("given: whether there is a text", () => {
    expect(all.filter((value) => given(value))).toEqual(values.slice(0, 4).filter(Boolean));
  });
});

it("says which input is missing, and where there is none", () => {
  const inputs = object({ renewBy: required(day) });
  expect(() => inputs({ renewBy: "soon" })).toThrow(new MissingInput("renewBy"));
  expect(() => required(text)(undefined)).toThrow(new MissingInput(""));
});

describe("what is read", () => {
  it("is read once for the same inputs under the same name", () => {
    const props = { a: 1 };
    const parse = once((from, name) => ({ from, name }));
    expect(parse(props, "x")).toBe(parse(props, "x"));
    expect(parse(props, "y")).toEqual({ from: props, name: "y" });
    expect(parse({ a: 1 }, "y")).not.toBe(parse(props, "y"));
  });

  it("leaves out of a map what cannot be used", () => {
    expect(map(integer)({ a: 1, b: "2" })).toEqual({ a: 1 });
    expect(Object.keys(map(integer)({ b: "2" }))).toEqual([]);
  });

  it("is what was written", () => {
    const wire: Wire<unknown, { readonly a?: number }> = object({ a: integer });
    expect(written(wire, { a: 1 })).toEqual({ a: 1 });
  });

  it("names the input that is missing", () => {
    expect(() => object({ a: required(text) })({})).toThrow(
      expect.objectContaining({ name: "MissingInput", message: "a" }),
    );
  });
});
