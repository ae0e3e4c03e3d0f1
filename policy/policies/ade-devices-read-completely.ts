import { defineTokenPolicy, living } from "../token/lifecycle.ts";
import { notApplicable } from "../finding.ts";
import { count, plain } from "../text/write.ts";

/** What the first pages say of a token's devices is not what all of them say. */
export const adeDevicesReadCompletely = defineTokenPolicy({
  name: "ade-devices-read-completely",
  description: "An ADE token's profiles and devices must have been read completely.",
  enforcementLevel: "advisory",
  severity: "medium",
  speaksIn: ["expired", ...living],
  check({ live: { profiles, devices } }) {
    const unread = [
      ...(profiles.status === "unreadable"
        ? [`its profiles (${plain(profiles.reason ?? "not in the record")})`]
        : []),
      ...(devices.status === "unreadable"
        ? [`its devices (${plain(devices.reason ?? "not in the record")})`]
        : []),
      ...(devices.status === "partial"
        ? [
            `all of its devices (${plain(devices.reason ?? "cut short")} ${count(devices.total, "device")} read before that)`,
          ]
        : []),
    ];
    if (unread.length === 0)
      return devices.status === "off"
        ? notApplicable("apple-ade:devices.read is false")
        : undefined;
    return {
      reason: devices.status === "partial" ? "partial" : "unreadable",
      seen: `was read without ${unread.join(" and ")}.`,
      impact: "Devices without a profile and failed enrollments may be more than are reported.",
      steps: [
        "Run it again. Many devices: raise apple-ade:devices.timeoutSeconds or maxPages.",
        "Not wanted at all: set apple-ade:devices.read to false.",
      ],
      choices: true,
    };
  },
});
