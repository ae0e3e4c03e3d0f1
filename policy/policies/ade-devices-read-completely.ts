import { defineTokenPolicy } from "../kinds/token.ts";
import type { LiveToken } from "../wire/token.ts";
import { notApplicable } from "../pack/finding.ts";
import { grantPermission } from "../text/places.ts";
import type { Cause } from "../wire/expiring.ts";
import type { Source } from "../text/source.ts";
import { count, plain } from "../text/write.ts";

/** What the first pages say of a token's devices is not what all of them say. */
export const adeDevicesReadCompletely = defineTokenPolicy({
  name: "ade-devices-read-completely",
  description: "An ADE token's profiles and devices must have been read completely.",
  enforcementLevel: "advisory",
  severity: "medium",
  action: "have profiles and devices read completely",
  check({ live, source: { at, key } }) {
    const { profiles: read } = live;
    const profiles = read.status === "unreadable" ? [`no profiles (${because(read.reason)})`] : [];
    const devices = devicesUnread(live);
    const unread = [...profiles, ...devices];
    const { status } = live.devices;
    if (unread.length === 0) {
      return status === "off" ? notApplicable(`${key("devices.read")} is false`) : undefined;
    }
    return {
      reason: status === "partial" ? "partial" : "unreadable",
      seen: `was not read completely: ${unread.join("; ")}.`,
      impact: "Devices without a profile and failed enrollments may be more than are reported.",
      steps: stepsFor(
        [...profiles.map(() => live.profiles.cause), ...devices.map(() => live.devices.cause)],
        at,
      ),
      choices: true,
    };
  },
});

/** More time helps nobody who may not read at all. */
function stepsFor(causes: readonly (Cause | undefined)[], at: Source["at"]): readonly string[] {
  const refused = causes.filter((cause) => cause === "unauthorized").length;
  return [
    ...(refused > 0 ? [grantPermission] : []),
    ...(refused === causes.length
      ? []
      : [
          `Run this check again. Many devices: raise timeoutSeconds or maxPages of ${at("devices")}; slow profiles: timeoutSeconds of ${at("graph")}.`,
        ]),
    `Devices not wanted at all: set ${at("devices.read")} to false.`,
  ];
}

/** Without its full stop, within brackets. */
function because(reason = "not in the last recorded run"): string {
  return plain(reason).replace(/\.$/, "");
}

function devicesUnread({ devices }: LiveToken): readonly string[] {
  const { status, total, notUnderstood } = devices;
  const why = because(devices.reason);
  if (status === "off") return [];
  if (status === "unreadable") return [`no devices (${why})`];
  return [
    ...(status === "partial" ? [`only ${count(total, "device")} (${why})`] : []),
    ...(notUnderstood > 0
      ? [`${count(notUnderstood, "device")} with values that are not understood`]
      : []),
  ];
}
