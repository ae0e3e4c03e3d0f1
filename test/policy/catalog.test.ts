import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { catalog } from "../../policy/catalog.ts";
import type { Policy } from "../../policy/pack/policy.ts";
import { now } from "./facts.ts";

describe("the catalogue", () => {
  // Names, levels, severities and thresholds that other people's configuration relies on.
  it("is the contract", () => {
    expect(catalog.map(summary)).toMatchInlineSnapshot(`
      [
        "mandatory high AdeTenant ade-tenant-authorized",
        "advisory high AdeTenant ade-tenant-readable, maxFactAgeMinutes 1..525600 = 60",
        "mandatory high AdeTenant ade-tenant-understood",
        "mandatory critical AdeTenant ade-tenant-identity-unchanged, fixed in code",
        "mandatory high AdeTenant ade-tenant-declarations-kept, fixed in code",
        "advisory medium AdeTenant ade-tenant-tokens-declared, fixed in code",
        "advisory low AdeTenant ade-tenant-tokens-owned, fixed in code",
        "mandatory critical AdeToken ade-token-exists, fixed in code",
        "mandatory high AdeToken ade-token-unambiguous, fixed in code",
        "mandatory high AdeToken ade-token-identity-unchanged, fixed in code",
        "advisory low AdeToken ade-token-name-current, fixed in code",
        "mandatory high AdeToken ade-token-deadline-before-expiry, minimumLeadDays 0..364 = 7, fixed in code",
        "advisory medium AdeToken ade-token-deadline-current, maximumLeadDays 1..366 = 180, fixed in code",
        "mandatory high AdeToken ade-token-deadline-met, maximumLeadDays 1..366 = 180",
        "mandatory high AdeToken ade-token-expiry-known",
        "mandatory critical AdeToken ade-token-not-expired",
        "mandatory critical AdeToken ade-token-expiry-not-imminent, blockBeforeDays 0..364 = 7",
        "advisory high AdeToken ade-token-not-expiring, renewBeforeDays 1..364 = 30",
        "advisory medium AdeToken ade-token-judged, maxFactAgeMinutes 1..525600 = 60",
        "advisory high AdeToken ade-token-terms-accepted",
        "mandatory high AdeToken ade-token-terms-accepted-in-time, graceDays 0..364 = 7",
        "advisory high AdeToken ade-token-sync-succeeds, codeMeanings = {}",
        "mandatory high AdeToken ade-token-sync-restored-in-time, graceHours 0..8760 = 48, codeMeanings = {}",
        "advisory medium AdeToken ade-token-synced-recently, maxSyncAgeHours 1..8760 = 36",
        "mandatory high AdeToken ade-token-sync-not-stale, maxSyncAgeDays 1..364 = 3",
        "advisory low AdeToken ade-token-first-sync-pending",
        "advisory medium AdeToken ade-token-sync-known",
        "advisory low AdeToken ade-acknowledged",
        "advisory medium AdeToken ade-acknowledgement-valid, fixed in code",
        "advisory medium AdeToken ade-token-devices-present",
        "advisory medium AdeToken ade-token-default-profile-set",
        "advisory high AdeToken ade-devices-have-profile, maxDevices 0..200000 = 0, graceHours 0..168 = 24",
        "advisory high AdeToken ade-profile-assignments-resolve",
        "advisory medium AdeToken ade-profile-fields-not-too-long",
        "advisory low AdeToken ade-profile-fields-filled",
        "advisory medium AdeToken ade-devices-enroll, maxFailedPercent 0..100 = 5, minimumDevices 1..200000 = 20",
        "disabled low AdeToken ade-devices-on-assigned-profile",
        "advisory medium AdeToken ade-devices-read-completely",
        "advisory high AdeToken company-portal-token-usable",
        "mandatory critical ApplePushCertificate apns-certificate-exists, fixed in code",
        "mandatory critical ApplePushCertificate apns-certificate-identity-unchanged, fixed in code",
        "mandatory high ApplePushCertificate apns-certificate-deadline-before-expiry, minimumLeadDays 0..364 = 7, fixed in code",
        "advisory medium ApplePushCertificate apns-certificate-deadline-current, maximumLeadDays 1..366 = 180, fixed in code",
        "mandatory high ApplePushCertificate apns-certificate-deadline-met, maximumLeadDays 1..366 = 180",
        "mandatory high ApplePushCertificate apns-certificate-expiry-known",
        "mandatory critical ApplePushCertificate apns-certificate-not-expired",
        "mandatory critical ApplePushCertificate apns-certificate-expiry-not-imminent, blockBeforeDays 0..364 = 7",
        "advisory high ApplePushCertificate apns-certificate-not-expiring, renewBeforeDays 1..364 = 30",
        "advisory medium ApplePushCertificate apns-certificate-judged, maxFactAgeMinutes 1..525600 = 60",
        "mandatory high VppToken vpp-token-exists, fixed in code",
        "mandatory high VppToken vpp-token-unambiguous, fixed in code",
        "mandatory high VppToken vpp-token-identity-unchanged, fixed in code",
        "advisory low VppToken vpp-token-name-current, fixed in code",
        "mandatory high VppToken vpp-token-deadline-before-expiry, minimumLeadDays 0..364 = 7, fixed in code",
        "advisory medium VppToken vpp-token-deadline-current, maximumLeadDays 1..366 = 180, fixed in code",
        "mandatory high VppToken vpp-token-deadline-met, maximumLeadDays 1..366 = 180",
        "mandatory high VppToken vpp-token-expiry-known",
        "mandatory critical VppToken vpp-token-not-expired",
        "mandatory critical VppToken vpp-token-expiry-not-imminent, blockBeforeDays 0..364 = 7",
        "advisory high VppToken vpp-token-not-expiring, renewBeforeDays 1..364 = 30",
        "advisory medium VppToken vpp-token-judged, maxFactAgeMinutes 1..525600 = 60",
        "mandatory critical VppToken vpp-token-valid",
        "advisory medium VppToken vpp-token-synced, maxSyncAgeHours 1..8760 = 48",
      ]
    `);
  });

  it("names each policy once, and the shipped profiles name no other", () => {
    const names = catalog.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
    const folder = new URL("../../policy/profiles/", import.meta.url);
    const named = readdirSync(folder).flatMap((file) =>
      Object.keys(JSON.parse(readFileSync(new URL(file, folder), "utf8")) as object),
    );
    expect(named.filter((name) => ![...names, "all"].includes(name))).toEqual([]);
  });

  test.for(catalog)(
    "$name is kebab-case and described in one sentence",
    ({ name, description }) => {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)+$/);
      expect(description).toMatch(/^[A-Z][^.!?\n]+\.$/);
    },
  );

  test.for(catalog.flatMap(({ config = {} }) => Object.entries(config)))(
    "%s is described, and a number says its unit",
    ([key, { type, description }]) => {
      expect(description).toMatch(/^[A-Z].+\.$/);
      expect(type === "integer").toBe(/(Days|Hours|Minutes|Percent|Devices)$/.test(key));
    },
  );

  it.for(catalog.filter(({ enforcedBy }) => enforcedBy !== undefined))(
    "$name warns of what a mandatory policy of its kind enforces",
    ({ type, enforcedBy, enforcementLevel }) => {
      expect(enforcementLevel).toBe("advisory");
      expect(catalog.find(({ name }) => name === enforcedBy)).toMatchObject({
        type,
        enforcementLevel: "mandatory",
      });
    },
  );

  it("judges nothing of another kind", () => {
    const said = catalog.map((policy) => {
      const { verdict } = policy.judge(
        { type: "other", name: "", props: {} },
        {},
        { now, asOf: now },
      );
      return verdict !== undefined && "notApplicable" in verdict && verdict.notApplicable;
    });
    expect([...new Set(said)]).toMatchInlineSnapshot(`
      [
        "not an ADE tenant",
        "not an ADE token",
        "not an Apple push certificate",
        "not an VPP token",
      ]
    `);
  });

  it.for(catalog)("$name names its action as a table can show it", ({ action }) => {
    expect(action).toMatch(/^[a-z][^.:;!]{5,45}$/);
  });
});

/** `advisory high AdeToken ade-token-not-expiring, renewBeforeDays 1..364 = 30` */
function summary({ name, enforcementLevel, severity, type, config = {}, ...more }: Policy) {
  const thresholds = Object.entries(config).map(([key, schema]) => {
    const { minimum, maximum } = schema;
    const bounds = minimum === undefined ? "" : ` ${minimum}..${maximum}`;
    return `, ${key}${bounds} = ${JSON.stringify(schema.default)}`;
  });
  return `${enforcementLevel} ${severity} ${type.split(":").at(-1)} ${name}${thresholds.join("")}${more.curedInCode === true ? ", fixed in code" : ""}`;
}
