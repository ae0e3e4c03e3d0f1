import { defineTokenPolicy } from "../kinds/token.ts";
import { nameOf } from "../expiring/facts.ts";
import { notApplicable } from "../pack/finding.ts";
import { docs, places } from "../text/places.ts";
import { count } from "../text/write.ts";

/** A profile that was deleted while devices are assigned to it breaks their enrollment. */
export const adeProfileAssignmentsResolve = defineTokenPolicy({
  name: "ade-profile-assignments-resolve",
  description: "The enrollment profiles that devices are assigned to must exist.",
  enforcementLevel: "advisory",
  severity: "high",
  action: "assign an existing profile",
  check(token) {
    const { dangling } = token.live.devices;
    if (dangling === undefined) return notApplicable("devices and profiles were not both read");
    if (dangling.devices === 0) return undefined;
    return {
      reason: "profile-gone",
      seen: `has ${count(dangling.devices, "device")} assigned to ${count(dangling.profiles, "profile")} that ${dangling.profiles === 1 ? "was" : "were"} deleted.`,
      impact: "Their next enrollment may fail. Devices that are enrolled keep working.",
      steps: [`${places.token(nameOf(token))} > Devices: assign an existing profile to them.`],
      docs: docs.assignProfile,
    };
  },
});
