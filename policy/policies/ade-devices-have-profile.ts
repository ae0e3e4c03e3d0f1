import { wholeNumber } from "../pack/define-policy.ts";
import { defineTokenPolicy } from "../kinds/token.ts";
import { nameOf } from "../expiring/facts.ts";
import { docs, places } from "../text/places.ts";
import { count, relative, utc } from "../text/write.ts";
import { devicesUnread } from "../kinds/token-facts.ts";

/** Microsoft: a device without a profile fails enrollment when it is switched on. */
export const adeDevicesHaveProfile = defineTokenPolicy({
  name: "ade-devices-have-profile",
  description: "ADE devices must have an enrollment profile before they are switched on.",
  enforcementLevel: "advisory",
  severity: "high",
  action: "assign a profile to the waiting devices",
  config: {
    maxDevices: wholeNumber(
      { minimum: 0, maximum: 200_000, default: 0 },
      "Devices without a profile that are tolerated, where a token declares no number of its own.",
    ),
    graceHours: wholeNumber(
      { minimum: 0, maximum: 168, default: 24 },
      "Hours since Intune first saw a device during which it may be without a profile.",
    ),
  },
  check(token, { config: { maxDevices, graceHours } }) {
    const unread = devicesUnread(token);
    if (unread) return unread;
    const { devices, observedAt } = token.live;
    const tolerated = token.declared.devicesWithoutProfile ?? maxDevices;
    const waiting = Object.entries(devices.withoutProfile)
      .filter(([hours]) => Number(hours) > graceHours)
      .reduce((sum, [, devicesOfHour]) => sum + devicesOfHour, 0);
    if (waiting <= tolerated) return undefined;
    const oldest = devices.oldestWithoutProfile;
    const since =
      oldest === undefined
        ? ""
        : `, the first since ${utc(oldest)}, ${relative(oldest, observedAt)}`;
    return {
      reason: "without-profile",
      seen: `has ${count(waiting, "device")} without an enrollment profile for more than ${graceHours} hours${since}; ${tolerated} tolerated.`,
      impact: "Such a device fails enrollment when it is switched on.",
      steps: [
        `${places.token(nameOf(token))} > Devices: filter by "no profile", select, Assign profile.`,
        "So that it does not come back: set a default profile for the platform.",
      ],
      docs: docs.assignProfile,
    };
  },
});
