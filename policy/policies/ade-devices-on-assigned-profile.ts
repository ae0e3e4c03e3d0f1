import { defineTokenPolicy } from "../kinds/token.ts";
import { nameOf } from "../expiring/facts.ts";
import { places } from "../text/places.ts";
import { count } from "../text/write.ts";
import { devicesUnread } from "../kinds/token-facts.ts";

/** Normal for a while after a default changes; worth watching only where profiles must match. */
export const adeDevicesOnAssignedProfile = defineTokenPolicy({
  name: "ade-devices-on-assigned-profile",
  description: "ADE devices must be enrolled with the profile that is assigned to them.",
  enforcementLevel: "disabled",
  severity: "low",
  action: "re-enroll devices with the assigned profile",
  check(token) {
    const unread = devicesUnread(token);
    if (unread) return unread;
    const pending = token.live.devices.byState["pendingReset"] ?? 0;
    if (pending === 0) return undefined;
    return {
      reason: "pending-reset",
      seen: `has ${count(pending, "device")} enrolled with another profile than the assigned one (pendingReset).`,
      impact: "They get the assigned one only when they are wiped and enrolled again.",
      steps: [
        `${places.token(nameOf(token))} > Devices shows them. Reset those that need the new profile.`,
      ],
    };
  },
});
