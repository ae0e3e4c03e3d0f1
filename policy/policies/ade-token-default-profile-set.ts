import { defineTokenPolicy } from "../kinds/token.ts";
import { nameOf } from "../expiring/facts.ts";
import { notApplicable } from "../finding.ts";
import { docs, places } from "../text/places.ts";
import { list, plain } from "../text/write.ts";

/** A device that syncs without a profile fails enrollment the moment it is switched on. */
export const adeTokenDefaultProfileSet = defineTokenPolicy({
  name: "ade-token-default-profile-set",
  description: "An ADE token must have a default enrollment profile for each declared platform.",
  enforcementLevel: "advisory",
  severity: "medium",
  action: "set a default profile",
  check(token) {
    const { declared, live } = token;
    if (live.profiles.status !== "read") return notApplicable("the profiles could not be read");
    const without = declared.platforms.filter(
      (platform) => live.profiles.defaults[platform] === undefined,
    );
    if (without.length === 0) return undefined;
    return {
      reason: "no-default-profile",
      seen: `has no default enrollment profile for ${list(without.map((platform) => plain(platform)))}.`,
      impact:
        "A new device of that platform gets no profile by itself and fails enrollment when it is switched on.",
      steps: [
        `${places.token(nameOf(token))} > Set Default Profile. It counts for devices that sync from then on.`,
        "Devices that are there already keep what they have: assign a profile to those without one.",
      ],
      docs: docs.assignProfile,
    };
  },
});
