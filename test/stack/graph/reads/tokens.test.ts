import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { depOnboardingSetting } from "../../../../demo/scenarios/dep-onboarding-setting.ts";
import { parseDepToken } from "../../../../stack/graph/reads/tokens.ts";
import { readOfToken, tokenFacts } from "../../token-facts.ts";

const complete = depOnboardingSetting({ id: "an-id" });

describe("a token as Graph shows it", () => {
  it("becomes the facts that are used, instants in whole seconds", () => {
    expect(parseDepToken(complete)).toStrictEqual(readOfToken);
  });

  it("needs no more than an id", () => {
    expect(parseDepToken({ id: "an-id" })).toStrictEqual({ id: "an-id" });
  });

  it("has no fact where Graph has null", () => {
    const nulls = Object.fromEntries(Object.keys(complete).map((key) => [key, null]));
    expect(parseDepToken({ ...nulls, id: "an-id" })).toStrictEqual({ id: "an-id" });
  });

  it("has no fact from a field that nobody asked for", () => {
    const more = {
      ...complete,
      "@odata.type": "#x",
      token: "secret",
      defaultIosEnrollmentProfile: {},
    };
    expect(parseDepToken(more)).toStrictEqual(parseDepToken(complete));
  });

  test.for([undefined, null, "text", 1, [], {}, { id: null }, { id: "" }, { id: 3 }])(
    "is not %j",
    (element) => {
      expect(parseDepToken(element)).toBeUndefined();
    },
  );
});

describe("an instant", () => {
  test.for([
    { of: "whole seconds", wire: "2027-03-01T09:00:00Z", expiresAt: "2027-03-01T09:00:00Z" },
    { of: "one digit more", wire: "2027-03-01T09:00:00.9Z", expiresAt: "2027-03-01T09:00:00Z" },
    {
      of: "seven digits more",
      wire: "2027-03-01T09:00:59.9999999Z",
      expiresAt: "2027-03-01T09:00:59Z",
    },
    { of: "Pacific time", wire: "2027-03-01T01:00:00-08:00", expiresAt: "2027-03-01T09:00:00Z" },
    { of: "India", wire: "2027-03-01T00:30:00+05:30", expiresAt: "2027-02-28T19:00:00Z" },
    { of: "a leap day", wire: "2028-02-29T00:00:00Z", expiresAt: "2028-02-29T00:00:00Z" },
    {
      of: "the first year that counts",
      wire: "2000-01-01T00:00:00Z",
      expiresAt: "2000-01-01T00:00:00Z",
    },
    { of: ".NET's last", wire: "9999-12-31T23:59:59.9999999Z", expiresAt: "9999-12-31T23:59:59Z" },
  ])("of $of is a fact", ({ wire, expiresAt }) => {
    expect(parseDepToken({ id: "x", tokenExpirationDateTime: wire })).toStrictEqual({
      id: "x",
      expiresAt,
    });
  });

  test.for([
    { of: ".NET's first", wire: "0001-01-01T00:00:00Z" },
    { of: "the year before the first that counts", wire: "1999-12-31T23:59:59Z" },
    { of: "a year beyond four digits", wire: "9999-12-31T23:59:59-08:00" },
    { of: "a day that does not exist", wire: "2026-02-30T00:00:00Z" },
    { of: "a leap day of another year", wire: "2027-02-29T00:00:00Z" },
    { of: "a thirteenth month", wire: "2027-13-01T00:00:00Z" },
    { of: "hour 24", wire: "2027-03-01T24:00:00Z" },
    { of: "minute 60", wire: "2027-03-01T09:60:00Z" },
    { of: "no zone", wire: "2027-03-01T09:00:00" },
    { of: "a date only", wire: "2027-03-01" },
    { of: "a space", wire: "2027-03-01 09:00:00Z" },
    { of: "words", wire: "Mon, 01 Mar 2027 09:00:00 GMT" },
    { of: "nothing", wire: "" },
    { of: "milliseconds since 1970", wire: 1_803_891_600_000 },
    { of: "an object", wire: { dateTime: "2027-03-01T09:00:00Z" } },
  ])("of $of is none", ({ wire }) => {
    for (const field of [
      "tokenExpirationDateTime",
      "lastModifiedDateTime",
      "lastSuccessfulSyncDateTime",
      "lastSyncTriggeredDateTime",
    ])
      expect(parseDepToken({ id: "x", [field]: wire })).toStrictEqual({ id: "x" });
  });

  it("is itself again after printing and parsing, to the second", () => {
    const instants = fc.date({
      min: new Date("2000-01-01"),
      max: new Date("9999-12-30"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (date) => {
        const expiresAt = `${date.toISOString().slice(0, 19)}Z`;
        for (const wire of [date.toISOString(), expiresAt])
          expect(parseDepToken({ id: "x", tokenExpirationDateTime: wire })).toEqual({
            id: "x",
            expiresAt,
          });
      }),
    );
  });
});

const wires = (which: "usable" | "unusable") =>
  tokenFacts.flatMap(({ property, [which]: values = [] }) =>
    values.map((value) => ({ wire: { [property]: value } })),
  );

describe("another value", () => {
  test.for(wires("usable"))("$wire is a fact as it is", ({ wire }) => {
    expect(parseDepToken({ id: "x", ...wire })).toStrictEqual({ id: "x", ...wire });
  });

  test.for(wires("unusable"))("$wire is an absent fact, and spoils no other", ({ wire }) => {
    const { expiresAt } = parseDepToken(complete) ?? {};
    const parsed = parseDepToken({ ...complete, ...wire });
    expect(parsed).toMatchObject({ id: "an-id", expiresAt });
    for (const key of Object.keys(wire)) expect(parsed).not.toHaveProperty(key);
  });
});

describe("the facts of any element", () => {
  it("never contain undefined, null or another field", () => {
    const factNames = Object.keys(parseDepToken(complete) ?? {});
    const elements = fc.dictionary(fc.constantFrom(...Object.keys(complete)), fc.anything());
    fc.assert(
      fc.property(elements, (element) => {
        const parsed = parseDepToken({ ...element, id: "x" }) ?? {};
        const values: readonly unknown[] = Object.values(parsed);
        expect(values.filter((value) => value === undefined || value === null)).toEqual([]);
        expect(factNames).toEqual(expect.arrayContaining(Object.keys(parsed)));
      }),
    );
  });
});
