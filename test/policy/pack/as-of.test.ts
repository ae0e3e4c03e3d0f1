import { describe, expect, it, test } from "vitest";
import { momentAt, parseAsOf } from "../../../policy/pack/as-of.ts";
import { catalog } from "../../../policy/catalog.ts";
import { later } from "../../../policy/text/time.ts";
import { now, token } from "../facts.ts";
import { isViolated } from "../outcome.ts";

describe("ADE_AS_OF", () => {
  test.for([
    { text: "2026-12-24", instant: "2026-12-24T23:59:59.999Z" },
    { text: "2026-11-23", instant: "2026-11-23T23:59:59.999Z" },
    { text: "2026-12-24T12:00:00Z", instant: "2026-12-24T12:00:00.000Z" },
    { text: "2026-12-24T12:00Z", instant: "2026-12-24T12:00:00.000Z" },
    { text: "2026-12-24T00:30:00+01:00", instant: "2026-12-23T23:30:00.000Z" },
    { text: "2026-12-24T23:30:00-05:30", instant: "2026-12-25T05:00:00.000Z" },
    { text: "2026-11-23T10:15:00.000Z", instant: "2026-11-23T10:15:00.000Z" },
  ])("$text means $instant", ({ text, instant }) => {
    expect(parseAsOf(text, now)?.toISOString()).toBe(instant);
  });

  test.for([undefined, ""])("%j means that nobody looks ahead", (text) => {
    expect(parseAsOf(text, now)).toBeUndefined();
  });

  test.for([
    "2026-02-30",
    "2027-02-30T00:00:00Z",
    "2026-12-24T12:00:00",
    "2026-12-24T25:00:00Z",
    "24.12.2026",
    "in 30 days",
    " ",
  ])("%j stops the pack", (text) => {
    expect(() => parseAsOf(text, now)).toThrow(
      `ADE_AS_OF is ${JSON.stringify(text)}, which is neither a date like 2026-12-24 nor an instant like 2026-12-24T12:00:00Z.`,
    );
  });

  test.for(["2026-11-22", "2026-11-23T10:14:59.999Z", "2026-11-23T11:14:00+01:00"])(
    "%s, which is in the past, stops the pack",
    (text) => {
      expect(() => parseAsOf(text, now)).toThrow(
        `ADE_AS_OF is ${JSON.stringify(text)}, which is in the past (now: 2026-11-23T10:15:00.000Z); live tokens can only be checked as of later.`,
      );
    },
  );
});

describe("the moment of a judgement", () => {
  it("looks ahead to a later moment", () => {
    const asOf = later(now, 1);
    expect(momentAt(now, asOf)).toEqual({ now, asOf });
  });

  it("is the clock's own without one, or once the run has passed it", () => {
    for (const asOf of [undefined, new Date(now), later(now, -1)]) {
      const moment = momentAt(now, asOf);
      expect(moment.now).toBe(now);
      expect(moment.asOf).toBe(now);
    }
  });
});

describe("looking ahead", () => {
  const failing = { lastSyncErrorCode: 1 };
  const terms = { lastSyncErrorCode: 3 };

  test.for([
    { asOf: "2027-01-30T09:00:00Z", live: {}, violated: [] },
    { asOf: "2027-01-30T09:00:00Z", live: failing, violated: ["ade-token-sync-succeeds"] },
    { asOf: "2027-01-30T09:00:00Z", live: terms, violated: ["ade-token-terms-accepted"] },
    { asOf: "2027-01-30T09:00:00.001Z", live: {}, violated: ["ade-token-not-expiring"] },
    { asOf: "2027-03-01T09:00:00.001Z", live: {}, violated: ["ade-token-not-expired"] },
    { asOf: "2027-03-01T09:00:00.001Z", live: failing, violated: ["ade-token-not-expired"] },
    { asOf: "2027-03-01T09:00:00.001Z", live: terms, violated: ["ade-token-not-expired"] },
  ])("to $asOf with $live ages dates, not syncs: $violated", ({ asOf, live, violated }) => {
    const names = catalog
      .filter((policy) => isViolated(policy, token(live), { at: now, asOf: new Date(asOf) }))
      .map(({ name }) => name);
    expect(names).toEqual(violated);
  });

  it("keeps when the pack began", () => {
    const startedAt = later(now, -1);
    expect(momentAt(now, undefined, startedAt)).toEqual({ now, asOf: now, startedAt });
    expect(momentAt(now, undefined)).toEqual({ now, asOf: now });
  });
});
