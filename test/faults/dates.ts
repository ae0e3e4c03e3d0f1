import { bentProperties } from "./answers.ts";
import { at, type Fault, nothing, type Outcomes, type Understood } from "./fault.ts";

const devicesUnread: Understood = {
  violates: { stores: ["ade-devices-read-completely"] },
  says: "with values that are not understood",
};

const tokensUndated: Outcomes = {
  "token list": {
    violates: { stores: ["ade-token-expiry-known", "ade-token-sync-known"] },
    says: "came without a usable expiry date",
  },
  "token list, page 2": {
    violates: { academy: ["ade-token-expiry-known", "ade-token-sync-known"] },
    says: "came without a usable expiry date",
  },
  "push certificate": {
    violates: { "push certificate": ["apns-certificate-expiry-known"] },
    says: "came without a usable expiry date",
  },
  "VPP tokens": {
    violates: {
      apps: ["vpp-token-expiry-known", "vpp-token-judged"],
      stores: ["company-portal-token-usable"],
    },
    says: "came without a usable expiry date",
  },
};

const never = nothing("to devices it has not happened");

/** @param devices what comes of a device with such dates */
function unusable(name: string, value: unknown, devices = devicesUnread): Fault {
  return {
    name,
    leadsTo: { ...tokensUndated, ...at(["devices", "devices, page 2"], devices) },
    play: bentProperties(/DateTime$/, () => value),
  };
}

/** The same instants in another form. */
function usable(name: string, form: (instant: string) => string): Fault {
  return {
    name,
    leadsTo: at(
      [
        "token list",
        "token list, page 2",
        "devices",
        "devices, page 2",
        "push certificate",
        "VPP tokens",
      ],
      nothing("the same instants"),
    ),
    play: bentProperties(/DateTime$/, (value) => form(String(value))),
  };
}

function inCalifornia(instant: string): string {
  const there = new Date(Date.parse(instant) - 8 * 3_600_000).toISOString();
  return `${there.slice(0, 19)}-08:00`;
}

/** Dates that are none, and dates in unusual forms. */
export const dates: readonly Fault[] = [
  unusable("Dates that are null", null, never),
  unusable("Dates of `0001-01-01`, .NET's word for none", "0001-01-01T00:00:00Z", never),
  unusable("Dates without a zone", "2027-09-19T10:15:30"),
  unusable("Dates without a time", "2027-09-19"),
  unusable("The 30th of February", "2027-02-30T10:15:30Z"),
  unusable("The month 13", "2027-13-01T10:15:30Z"),
  unusable("The hour 25", "2027-09-19T25:00:00Z"),
  unusable("Dates in words", "next autumn"),
  unusable("Dates as numbers", 1_821_262_530_000),
  unusable("Dates beyond the year 9999", "+275760-09-13T00:00:00Z"),
  usable("Dates with fractions of a second", (instant) => `${instant.slice(0, 19)}.9999999Z`),
  usable("Dates in another zone", inCalifornia),
  {
    name: "Dates at the end of the year 9999, .NET's last",
    leadsTo: {
      "token list": {
        violates: { stores: ["ade-token-deadline-current", "ade-token-sync-known"] },
        says: "came without a usable date of its last sync or upload",
      },
      "token list, page 2": {
        violates: { academy: ["ade-token-deadline-current", "ade-token-sync-known"] },
        says: "came without a usable date of its last sync or upload",
      },
      "push certificate": {
        violates: { "push certificate": ["apns-certificate-deadline-current"] },
        says: "9999-12-31",
      },
      "VPP tokens": {
        violates: { apps: ["vpp-token-deadline-current", "vpp-token-judged"] },
        says: "came without a date of its last sync",
      },
    },
    play: bentProperties(/DateTime$/, () => "9999-12-31T23:59:59.9999999Z"),
  },
];
