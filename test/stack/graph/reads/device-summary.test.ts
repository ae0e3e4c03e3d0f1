import { describe, expect, it, test } from "vitest";
import { deviceCounter, type DeviceSummary } from "../../../../stack/graph/reads/device-summary.ts";
import { hour, later } from "../../../../policy/text/time.ts";
import { now } from "../../effects.ts";

const ago = (milliseconds: number) => later(now, -milliseconds).toISOString();
const waiting = {
  discoverySource: "deviceEnrollmentProgram",
  requestedEnrollmentProfileId: null,
  createdDateTime: ago(48 * hour),
  lastContactedDateTime: "0001-01-01T00:00:00Z",
  enrollmentState: "notContacted",
  platform: "ios",
  isDeleted: false,
};

function summaryOf(...devices: readonly unknown[]): DeviceSummary {
  const counter = deviceCounter(now);
  for (const device of devices) expect(counter.add(device)).toBe(true);
  return counter.summary();
}

describe("the counts of no device", () => {
  it("are all none", () => {
    expect(summaryOf()).toEqual({
      total: 0,
      deleted: 0,
      notUnderstood: 0,
      withoutProfile: {},
      byProfile: {},
      byState: {},
      byPlatform: {},
      contacted: 0,
      contactedFailed: 0,
    });
  });
});

describe("a deleted device", () => {
  it("counts nowhere else", () => {
    const deleted = { ...waiting, isDeleted: true, lastContactedDateTime: ago(hour) };
    const assigned = { ...deleted, requestedEnrollmentProfileId: "p", enrollmentState: "failed" };
    expect(summaryOf(deleted, assigned)).toEqual({ ...summaryOf(), total: 2, deleted: 2 });
  });
});

describe("an ADE device without a profile", () => {
  test.for([
    { created: ago(0), hours: "0" },
    { created: ago(1), hours: "1" },
    { created: ago(hour), hours: "1" },
    { created: ago(hour + 1), hours: "2" },
    { created: ago(24 * hour), hours: "24" },
    { created: ago(24 * hour + 1), hours: "25" },
    { created: ago(168 * hour), hours: "168" },
    { created: ago(168 * hour + 1), hours: "169" },
    { created: ago(169 * hour + 1), hours: "169" },
    { created: ago(9000 * hour), hours: "169" },
    { created: ago(-1), hours: "0" },
    { created: ago(-hour), hours: "0" },
    { created: ago(-900 * hour), hours: "169" },
    { created: "2026-11-23T11:15:30.75+01:00", hours: "0" },
  ])("created at $created has waited $hours hours", ({ created, hours }) => {
    const { withoutProfile } = summaryOf({ ...waiting, createdDateTime: created });
    expect(withoutProfile).toEqual({ [hours]: 1 });
  });

  test.for([
    "0001-01-01T00:00:00Z",
    "2026-11-23T12:15:31Z",
    "9999-12-31T23:59:59.9999999-14:00",
    undefined,
    null,
  ])("created at %j has waited beyond any grace, since nobody knows when", (created) => {
    const summary = summaryOf({ ...waiting, createdDateTime: created });
    expect(summary.withoutProfile).toEqual({ 169: 1 });
    expect(summary).not.toHaveProperty("oldestWithoutProfile");
  });

  test.for([
    { created: ago(0), oldest: "2026-11-23T10:15:30Z" },
    { created: ago(-hour), oldest: "2026-11-23T11:15:30Z" },
  ])("created at $created is the oldest, as clocks differ", ({ created, oldest }) => {
    expect(summaryOf({ ...waiting, createdDateTime: created }).oldestWithoutProfile).toBe(oldest);
  });

  test.for([
    { requested: null, counted: true },
    { requested: "", counted: true },
    { requested: undefined, counted: true },
    { requested: "00000000-0000-0000-0000-000000000000", counted: true },
    { requested: "7c0a_", counted: true },
    { requested: "a0b1", counted: false },
  ])("is one whose requested profile is $requested: $counted", ({ requested, counted }) => {
    const device = { ...waiting, requestedEnrollmentProfileId: requested };
    expect(summaryOf(device).withoutProfile).toEqual(counted ? { 48: 1 } : {});
  });

  test.for(["adminImport", "unknown"])("is none that comes by %s", (source) => {
    expect(summaryOf({ ...waiting, discoverySource: source }).withoutProfile).toEqual({});
  });

  it("that waits longest is dated, in whole seconds", () => {
    const summary = summaryOf(
      waiting,
      { ...waiting, createdDateTime: ago(90 * hour) },
      { ...waiting, createdDateTime: ago(9 * hour) },
    );
    expect(summary.oldestWithoutProfile).toBe("2026-11-19T16:15:30Z");
    expect(summary.withoutProfile).toEqual({ 9: 1, 48: 1, 90: 1 });
  });
});

describe("a device that contacted Intune", () => {
  test.for([
    { state: "enrolled", failed: 0 },
    { state: "pendingReset", failed: 0 },
    { state: "failed", failed: 1 },
    { state: "blocked", failed: 1 },
  ])("and is $state: $failed failed", ({ state, failed }) => {
    const device = { ...waiting, enrollmentState: state };
    const contacted = { ...device, lastContactedDateTime: ago(hour) };
    expect(summaryOf(contacted)).toMatchObject({ contacted: 1, contactedFailed: failed });
    // Graph may leave the date out; the state says that there was a contact.
    expect(summaryOf(device)).toMatchObject({ contacted: 1, contactedFailed: failed });
  });

  test.for(["notContacted", "unknown", null, undefined])(
    "is none without a date in the state %j",
    (enrollmentState) => {
      const device = { ...waiting, enrollmentState };
      expect(summaryOf(device)).toMatchObject({ contacted: 0, contactedFailed: 0 });
    },
  );
});

describe("a value that is not known", () => {
  test.for([
    { enrollmentState: "unknownFutureValue" },
    { enrollmentState: "Failed" },
    { enrollmentState: 4 },
    { discoverySource: "unknownFutureValue" },
    { discoverySource: undefined },
    { requestedEnrollmentProfileId: 7 },
    { createdDateTime: "yesterday" },
    { createdDateTime: 1_700_000_000_000 },
    { lastContactedDateTime: "" },
    { isDeleted: "no" },
  ])("such as %j makes the device one that is not understood", (value) => {
    const none = summaryOf();
    expect(summaryOf({ ...waiting, ...value })).toEqual({ ...none, total: 1, notUnderstood: 1 });
  });

  it("such as an empty object is not understood either", () => {
    expect(summaryOf({})).toMatchObject({ total: 1, notUnderstood: 1 });
  });

  test.for([null, undefined])("of a state is unknown where it is %j", (enrollmentState) => {
    expect(summaryOf({ ...waiting, enrollmentState }).byState).toEqual({ unknown: 1 });
  });

  test.for(["unknownFutureValue", "__proto__", "constructor", null, undefined, 4])(
    "such as the platform %j matters to nobody",
    (platform) => {
      const { byPlatform, notUnderstood } = summaryOf({ ...waiting, platform });
      expect({ byPlatform, notUnderstood }).toEqual({
        byPlatform: { unknown: 1 },
        notUnderstood: 0,
      });
    },
  );

  test.for(["tvOS", "tvos", "TVOS"])("does not include the platform %s", (platform) => {
    expect(summaryOf({ ...waiting, platform }).byPlatform).toEqual({ tvos: 1 });
  });

  test.for(["constructor", "toString", "hasOwnProperty"])(
    "such as the profile %s counts like any other",
    (requested) => {
      const device = { ...waiting, requestedEnrollmentProfileId: requested };
      expect(Object.values(summaryOf(device, device).byProfile)).toEqual([2]);
    },
  );

  test.for([null, "device", 5, [], undefined])("is no device at all: %j", (element) => {
    const counter = deviceCounter(now);
    expect(counter.add(element)).toBe(false);
    expect(counter.summary().total).toBe(0);
  });
});

describe("one profile", () => {
  it("is counted under one id, however Graph writes it", () => {
    const ids = ["A0B1-c2", "7c0a_A0B1-c2", "ECV2_7c0a_a0b1-C2"];
    const devices = ids.map((id) => ({ ...waiting, requestedEnrollmentProfileId: id }));
    expect(summaryOf(...devices).byProfile).toEqual({ "a0b1-c2": 3 });
  });
});
