import { defineTokenPolicy } from "../kinds/token.ts";
import { nameOf } from "../expiring/facts.ts";
import type { Finding } from "../pack/finding.ts";
import { docs, places } from "../text/places.ts";
import { list, plain } from "../text/write.ts";
import { type AdeToken, profilesUnread } from "../kinds/token-facts.ts";

/** A device that syncs without a profile fails enrollment the moment it is switched on. */
export const adeTokenDefaultProfileSet = defineTokenPolicy({
  name: "ade-token-default-profile-set",
  description: "An ADE token must have a default enrollment profile for each declared platform.",
  enforcementLevel: "advisory",
  severity: "medium",
  action: "set a default profile",
  check(token) {
    const { declared, live } = token;
    if (live.profiles.status !== "read") return profilesUnread;
    const without = declared.platforms.filter(
      (platform) => live.profiles.defaults[platform] === undefined,
    );
    if (without.length === 0) return undefined;
    const isUnknown = (each: string) => live.profiles.defaultsUnknown[each] !== undefined;
    const missing = without.filter((each) => !isUnknown(each));
    if (missing.length === 0) return notSaid(token, without);
    return {
      reason: "no-default-profile",
      seen: `has no default enrollment profile for ${list(missing.map((platform) => plain(platform)))}.`,
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

/** Graph refuses to say: a national cloud may not have the property. */
function notSaid(token: AdeToken, platforms: readonly string[]): Finding {
  const named = list(platforms.map((platform) => plain(platform)));
  return {
    reason: "default-profile-unknown",
    action: "look up the default profile in Intune",
    seen: `was not checked for a default enrollment profile: Graph does not say whether ${named} ${platforms.length === 1 ? "has" : "have"} one.`,
    impact: "This is not checked, and will not be until Graph gives that property.",
    steps: [
      `There is one: remove ${named} from platforms.`,
      `There is none: ${places.token(nameOf(token))} > Set Default Profile.`,
    ],
    choices: true,
    docs: docs.assignProfile,
  };
}
