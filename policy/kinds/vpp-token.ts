import { type Facts, factsIn, nameOf, subjectOf } from "../expiring/facts.ts";
import type { ExpiringKind } from "../expiring/kind.ts";
import { docs, places } from "../text/places.ts";
import { plain, quoted } from "../text/write.ts";
import { kindNamed } from "../wire/kinds.ts";
import { declaration } from "../wire/expiring.ts";
import { object, text } from "../wire/values.ts";
import { liveVppToken } from "../wire/vpp-token.ts";

const parse = factsIn(object({ ...declaration, displayName: text }), liveVppToken);

/** A VPP (location) token, as declared and as observed. */
export type VppToken = ReturnType<typeof parse>;

const place = (token: Facts) => `${places.vppTokens} > ${plain(nameOf(token))}`;

/** Why one has to choose: Microsoft lets one token of a location sync. */
const twin =
  "There is a second token of this location: ask the owner which one stays, delete the other, and renew the one that stays:";

export const vppToken: ExpiringKind<VppToken> = {
  ...kindNamed.vppToken,
  one: "A VPP token",
  drift: ["id", "displayName", "expiresAt", "state"],
  places: { all: places.vppTokens, of: place },
  parse,
  subject: (token) =>
    subjectOf(`VPP token ${quoted(nameOf(token))} of ${plain(token.tenant)}`, token.declared),
  stage({ live: { state } }, isOver) {
    if (state === "assignedToExternalMDM") return "elsewhere";
    // Intune may show an expired one as invalid, too.
    if (isOver || state === "expired") return "expired";
    if (state === "invalid") return "invalid";
    return state === "duplicateLocationId" ? "duplicate" : undefined;
  },
  identity: {
    held: "A renewal must use the managed Apple ID of the location.",
    replaced:
      "Apps, licences and profiles of the former token do not move to the new one by themselves.",
    steps: (intended) => [intended, `Otherwise ask the owner who changed it: ${places.vppTokens}.`],
  },
  unknown: ({ live }) => [
    ...(live.state === undefined ? ["a known state"] : []),
    ...(live.lastSyncedAt === undefined && live.lastSyncStatus !== "failed"
      ? ["a date of its last sync"]
      : []),
    ...(live.lastSyncStatus === undefined ? ["a known result of its last sync"] : []),
  ],
  expired: () =>
    "Apps bought in volume are not installed or updated through it; where it brings Company Portal, devices do not enroll.",
  ahead:
    "After that, apps are not installed or updated through it; where it brings Company Portal, devices do not enroll.",
  renewal: (token) => ({
    lead:
      token.live.state === "duplicateLocationId"
        ? twin
        : "Renew with the managed Apple ID of this location:",
    steps: [
      "Apple Business (or Apple School Manager): download the content token of this location.",
      `${place(token)} > Edit: upload it, then Sync.`,
    ],
  }),
  docs: docs.renewVpp,
  own: {
    exists: { severity: "high" },
    "deadline-current": {
      description:
        "A VPP token's renewal deadline must be set for the token that Intune holds now.",
    },
  },
};
