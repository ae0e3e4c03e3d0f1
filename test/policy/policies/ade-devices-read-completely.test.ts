import { describe, expect, it, test } from "vitest";
import { adeDevicesReadCompletely } from "../../../policy/policies/ade-devices-read-completely.ts";
import type { Props } from "../../../policy/wire/values.ts";
import { token } from "../facts.ts";
import { outcome, printed, silences } from "../outcome.ts";

const facts = (profiles: Props | undefined, devices: Props | undefined) =>
  token({ profiles, devices });
const counts = { total: 0, contacted: 0, contactedFailed: 0, withoutProfile: {}, byState: {} };
const lists = { defaults: {}, fields: [], companyPortal: [] };
const read = { status: "read", ...counts, ...lists };
const off = { status: "off" };
const refused = { status: "unreadable", reason: "GET /beta failed: 403 Forbidden." };
const forbidden = { ...refused, cause: "unauthorized" };
const partial = {
  ...counts,
  status: "partial",
  reason: "Reading ended after 2 pages.",
  total: 2000,
};

describe("ade-devices-read-completely", () => {
  test.for([
    { profiles: read, devices: read, expected: "holds" },
    { profiles: read, devices: off, expected: "not applicable: apple-ade:devices.read is false" },
    { profiles: refused, devices: off, expected: "unreadable" },
    { profiles: refused, devices: read, expected: "unreadable" },
    { profiles: read, devices: refused, expected: "unreadable" },
    { profiles: read, devices: partial, expected: "partial" },
    { profiles: refused, devices: partial, expected: "partial" },
    // As in the records of earlier versions.
    { profiles: undefined, devices: undefined, expected: "unreadable" },
    { profiles: { ...read, status: "healthy" }, devices: read, expected: "unreadable" },
    { profiles: read, devices: { ...read, status: ["read"] }, expected: "unreadable" },
    { profiles: { ...read, fields: null }, devices: read, expected: "unreadable" },
    { profiles: { ...read, fields: undefined }, devices: read, expected: "unreadable" },
    { profiles: read, devices: { ...read, byState: { enrolled: "3" } }, expected: "unreadable" },
    { profiles: read, devices: { ...read, total: undefined }, expected: "unreadable" },
  ])("$profiles.status profiles, $devices.status devices: $expected", (each) => {
    expect(outcome(adeDevicesReadCompletely, facts(each.profiles, each.devices))).toBe(
      each.expected,
    );
  });

  it.for([
    { profiles: forbidden, devices: read, grant: true, again: false },
    { profiles: read, devices: forbidden, grant: true, again: false },
    { profiles: forbidden, devices: forbidden, grant: true, again: false },
    { profiles: read, devices: { ...refused, cause: "unavailable" }, grant: false, again: true },
    { profiles: forbidden, devices: partial, grant: true, again: true },
  ])(
    "names the permission where Graph refused ($grant), and time where more of it helps ($again)",
    ({ profiles, devices, grant, again }) => {
      const text = printed(adeDevicesReadCompletely, facts(profiles, devices));
      expect({
        grant: text.includes("Grant the application DeviceManagementServiceConfig.Read.All, with"),
        again: text.includes("raise timeoutSeconds or maxPages of apple-ade:devices"),
      }).toEqual({ grant, again });
    },
  );

  it("says nothing of devices that are not to be read", () => {
    const text = printed(adeDevicesReadCompletely, facts(refused, { ...off, notUnderstood: 3 }));
    expect(text).toContain("no profiles (GET /beta failed: 403 Forbidden).\n");
  });

  it("says that nothing could be read, and why", () => {
    expect(printed(adeDevicesReadCompletely, facts(refused, refused))).toMatchInlineSnapshot(`
      "An ADE token's profiles and devices must have been read completely.
      "Corporate iPhones" of Contoso was not read completely: no profiles (GET /beta failed: 403 Forbidden); no devices (GET /beta failed: 403 Forbidden).
      Devices without a profile and failed enrollments may be more than are reported.
       Run this check again. Many devices: raise timeoutSeconds or maxPages of apple-ade:devices; slow profiles: timeoutSeconds of apple-ade:graph.
       Devices not wanted at all: set apple-ade:devices.read to false.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-devices-read-completely"
    `);
  });

  it("says how many devices were read before the end", () => {
    expect(printed(adeDevicesReadCompletely, facts(read, partial))).toMatchInlineSnapshot(`
      "An ADE token's profiles and devices must have been read completely.
      "Corporate iPhones" of Contoso was not read completely: only 2000 devices (Reading ended after 2 pages).
      Devices without a profile and failed enrollments may be more than are reported.
       Run this check again. Many devices: raise timeoutSeconds or maxPages of apple-ade:devices; slow profiles: timeoutSeconds of apple-ade:graph.
       Devices not wanted at all: set apple-ade:devices.read to false.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-devices-read-completely"
    `);
  });

  it("counts the devices that are not understood", () => {
    const strange = { ...read, total: 40, notUnderstood: 3 };
    expect(outcome(adeDevicesReadCompletely, facts(read, strange))).toBe("unreadable");
    expect(printed(adeDevicesReadCompletely, facts(read, strange))).toContain(
      "was not read completely: 3 devices with values that are not understood.",
    );
  });

  it("says so where no reason is known", () => {
    expect(
      printed(adeDevicesReadCompletely, facts(undefined, { ...counts, status: "partial" })),
    ).toContain(
      "was not read completely: no profiles (not in the last recorded run); only 0 devices (not in the last recorded run).",
    );
    expect(printed(adeDevicesReadCompletely, facts(read, undefined))).toContain(
      "was not read completely: no devices (not in the last recorded run).",
    );
  });

  it("is silent where an earlier fact explains more", () => {
    expect(silences(adeDevicesReadCompletely)).toMatchInlineSnapshot(`
      {
        "ambiguous": "several tokens in Intune match",
        "missing": "no token in Intune matches",
        "replaced": "the token was replaced",
        "unreadable": "the token could not be read",
      }
    `);
  });

  it("asks nobody to run again what is refused, and keeps a full stop within a reason", () => {
    expect(printed(adeDevicesReadCompletely, facts(forbidden, forbidden))).toContain(
      "API permissions.\n Devices not wanted at all: ",
    );
    const reason = "Graph 4.3 said no. It is late.";
    expect(printed(adeDevicesReadCompletely, facts({ ...refused, reason }, off))).toContain(
      "no profiles (Graph 4.3 said no. It is late).",
    );
  });
});
