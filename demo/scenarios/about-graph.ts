import { contoso, corporate, member } from "./contoso.ts";
import { phones, phonesId, readingDevices } from "./corporate-fleet.ts";
import { enrolled } from "./device-fleet.ts";
import type { Scenario } from "./scenario.ts";

const lacking = "defaultVisionOSEnrollmentProfile";
const readingIPhones = corporate({
  profiles: [phones],
  devices: (at) => [enrolled(at, 60, phonesId)],
});

/** Ways of Graph that are nobody's fault. */
export const aboutGraph: readonly Scenario[] = [
  contoso({
    name: "graph-refuses-select",
    title: "Graph answers 500 when it is asked for some properties of devices; all is well",
    faults: { devices: { refuses: "$select" } },
    config: readingDevices,
    members: [readingIPhones],
  }),
  contoso({
    name: "graph-lacks-a-default",
    title: "This Graph does not know default profiles for Vision Pro, which one token needs",
    faults: { token: { refuses: lacking } },
    members: [
      corporate({
        profiles: [phones],
        declared: () => ({ platforms: ["ios", "visionos"] }),
        violates: ["ade-token-default-profile-set"],
      }),
      member({
        key: "stores",
        tokenName: "Store iPads",
        profiles: [phones],
        declared: () => ({ platforms: ["ios"] }),
      }),
    ],
  }),
  contoso({
    name: "graph-states-more",
    title: "Graph states 1,000 tokens and gives one",
    faults: { tokens: { states: 1000 } },
    tenantViolates: ["ade-tenant-readable"],
    members: [corporate({ violates: ["ade-token-judged"] })],
  }),
  contoso({
    name: "graph-states-more-accepted",
    title: "Graph states 1,000 tokens and gives one, and the stack file says that this is so",
    faults: { tokens: { states: 1000 }, devices: { states: 1000 } },
    config: { ...readingDevices, graph: { trustCount: false } },
    members: [readingIPhones],
  }),
];
