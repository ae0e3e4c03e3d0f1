import { wholeNumber } from "../pack/define-policy.ts";
import { defineTokenPolicy } from "../kinds/token.ts";
import { nameOf } from "../expiring/facts.ts";
import { notApplicable } from "../pack/finding.ts";
import { docs, places } from "../text/places.ts";
import { count } from "../text/write.ts";
import { devicesUnread } from "../kinds/token-facts.ts";

/** One failed device is a matter for its user; a share of them is a matter of the set-up. */
export const adeDevicesEnroll = defineTokenPolicy({
  name: "ade-devices-enroll",
  description: "Nearly all ADE devices that contacted Intune must have enrolled.",
  enforcementLevel: "advisory",
  severity: "medium",
  action: "find out why devices fail to enroll",
  config: {
    maxFailedPercent: wholeNumber(
      { minimum: 0, maximum: 100, default: 5 },
      "Percent of the contacted devices that may be failed or blocked.",
    ),
    minimumDevices: wholeNumber(
      { minimum: 1, maximum: 200_000, default: 20 },
      "Contacted devices below which a share says nothing.",
    ),
  },
  check(token, { config: { maxFailedPercent, minimumDevices } }) {
    const unread = devicesUnread(token);
    if (unread) return unread;
    const { contacted, contactedFailed } = token.live.devices;
    if (contacted < minimumDevices)
      return notApplicable(`fewer than ${minimumDevices} devices have contacted Intune`);
    if (contactedFailed * 100 <= maxFailedPercent * contacted) return undefined;
    return {
      reason: "enrollment-fails",
      seen: `has failures: ${contactedFailed} of ${count(contacted, "device")} that contacted Intune failed to enroll or were blocked (${maxFailedPercent} percent tolerated).`,
      steps: [
        "Intune > Devices > Monitor > Enrollment failures says why, device by device.",
        `Often: no profile, enrollment restrictions, licences, or Company Portal's VPP token. The devices: ${places.token(nameOf(token))} > Devices.`,
      ],
      docs: docs.enrollmentErrors,
    };
  },
});
