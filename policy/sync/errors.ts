import { places } from "../text/places.ts";
import { nameOf } from "../expiring/facts.ts";
import type { AdeToken } from "../kinds/token-facts.ts";

export interface SyncErrorRow {
  /** Microsoft's own label, as Intune's console shows it. */
  readonly label: string;
  readonly cause: string;
  readonly cure: string;
  /** By the table's own solutions; absent: you do. */
  readonly fixedBy?: "support" | "youThenSupport";
}

const support = "Open a case with Intune support from the console (Troubleshooting + support).";
const profileField = (field: string) =>
  `Correct the ${field} in the token's enrollment profiles, then sync.`;

/**
 * Microsoft's table "Sync token errors between Intune and ADE", its eleven rows in its order.
 * It carries no numeric codes, and Graph's `lastSyncErrorCode` has no published values: which
 * code means which row is configuration (`codeMeanings`).
 */
export const syncErrorRows: Readonly<Record<string, SyncErrorRow>> = {
  "expired-or-invalid-token": {
    label: "Expired or invalid token",
    cause: "the token has expired, was revoked or is malformed",
    cure: "Renew the token; if that fails, Intune support can say whether Apple needs a new public key.",
    fixedBy: "youThenSupport",
  },
  "access-denied": {
    label: "Access denied",
    cause: "Apple no longer lets Intune in, for example because its server was removed there",
    cure: "In Apple's portal check that Intune is still among the management services and that no newer token was downloaded.",
  },
  "terms-not-accepted": {
    label: "Terms and conditions not accepted",
    cause: "new terms of Apple wait",
    cure: "An administrator of the organisation accepts them in Apple's portal.",
  },
  "internal-server-error": {
    label: "Internal server error",
    cause: "it needs an investigation",
    cure: support,
    fixedBy: "support",
  },
  "invalid-support-phone": {
    label: "Invalid support phone number",
    cause: "a profile's support phone is invalid; Apple takes 1 to 50 characters",
    cure: profileField("support phone number"),
  },
  "invalid-profile-name": {
    label: "Invalid configuration profile name",
    cause: "a profile's name is invalid; Apple takes 1 to 125 characters",
    cure: profileField("name"),
  },
  "invalid-cursor": {
    label: "Invalid cursor",
    cause: "Apple rejected the sync's cursor",
    cure: support,
    fixedBy: "support",
  },
  "cursor-expired": {
    label: "Cursor expired",
    cause: "the sync's cursor is too old",
    cure: support,
    fixedBy: "support",
  },
  "required-cursor": {
    label: "Required cursor",
    cause: "the sync's first cursor was never set",
    cure: support,
    fixedBy: "support",
  },
  "apple-profile-not-found": {
    label: "Apple profile not found",
    cause: "Apple does not know a profile",
    cure: "Create a new enrollment profile and assign it to the devices.",
  },
  "invalid-department": {
    label: "Invalid department entry",
    cause: "a profile's department is invalid; Apple takes 1 to 125 characters",
    cure: profileField("department"),
  },
};

/** Configuration: which code means which row, as your own console has shown it. */
export const codeMeanings = {
  type: "object",
  propertyNames: { pattern: "^-?[0-9]+$" },
  additionalProperties: { enum: Object.keys(syncErrorRows) },
  default: {},
  description:
    "What an error code means in your tenant: a row of Microsoft's table. 0 and 3 are known.",
} as const;

/** What a failed sync's code means and what to do, never claiming to know an undocumented code. */
export function syncErrorAdvice(
  token: AdeToken,
  code: number,
  meanings: Readonly<Record<string, string>>,
) {
  const row = syncErrorRows[meanings[code] ?? ""];
  const console = places.token(nameOf(token));
  if (row !== undefined) {
    return {
      code: `code ${code} ("${row.label}", by your configuration: ${row.cause})`,
      steps: [
        row.cure,
        `${console} > Devices > Sync. The error clears with the next successful sync.`,
      ],
    };
  }
  return {
    code: `code ${code} (undocumented)`,
    steps: [
      `${console} shows the error's text. Find this text in Microsoft's table (link below) and follow it.`,
      "Then Devices > Sync. Optional: add the code to codeMeanings of this policy in the profile.",
    ],
  };
}
