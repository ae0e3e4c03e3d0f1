import { nameOf } from "../expiring/facts.ts";
import type { Verdict } from "../pack/finding.ts";
import { defineTokenPolicy } from "../kinds/token.ts";
import { docs, places } from "../text/places.ts";
import { count, list, plain, quoted } from "../text/write.ts";
import { mostFields, type ProfileField } from "../wire/enrollment.ts";
import { type AdeToken, profilesUnread } from "../kinds/token-facts.ts";

/** Apple rejects such a profile, and the token's sync with it: seen before Apple does. */
const notTooLong = defineTokenPolicy({
  name: "ade-profile-fields-not-too-long",
  description:
    "An enrollment profile's name, department and support phone must fit Apple's limits.",
  enforcementLevel: "advisory",
  severity: "medium",
  action: "shorten the profile's fields",
  check: (token) =>
    outside(token, {
      reason: "field-too-long",
      concerns: ({ length }) => length > 0,
      what: "longer than Apple documents as its limit",
      describe: ({ profile, field, length, limit }) =>
        `${field} of ${profile} (${length} characters, at most ${limit})`,
    }),
});

/** Apple documents an empty field as invalid; whether Intune sends it at all is unknown. */
const filled = defineTokenPolicy({
  name: "ade-profile-fields-filled",
  description: "An enrollment profile's name, department and support phone must be filled in.",
  enforcementLevel: "advisory",
  severity: "low",
  warnsWhenScheduled: true,
  action: "fill in the profile's fields",
  check: (token) =>
    outside(token, {
      reason: "field-empty",
      concerns: ({ length }) => length === 0,
      what: "empty",
      describe: ({ profile, field }) => `${field} of ${profile}`,
    }),
});

interface Sort {
  readonly reason: string;
  readonly concerns: (field: ProfileField) => boolean;
  readonly what: string;
  readonly describe: (field: ProfileField) => string;
}

/** The fields of one sort; one finding lists them all. */
function outside(token: AdeToken, { reason, concerns, what, describe }: Sort): Verdict {
  const { profiles } = token.live;
  if (profiles.status !== "read") return profilesUnread;
  const fields = profiles.fields.filter(concerns);
  if (fields.length === 0) return undefined;
  const named = fields.map((field) =>
    describe({ ...field, profile: quoted(field.profile), field: plain(field.field) }),
  );
  return {
    reason,
    seen: `has ${fields.length < mostFields ? "" : "at least "}${count(fields.length, "profile field")} ${what}: ${list(named)}.`,
    impact:
      "Apple may reject the profile; the token's sync then reports an error, and devices get no profile.",
    steps: [
      `${places.token(nameOf(token))} > Profiles > the profile > Properties: correct it, then Devices > Sync.`,
      "An enrollment policy has no Properties there: edit the policy itself.",
    ],
    docs: docs.syncErrors,
  };
}

export const profileFieldPolicies = [notTooLong, filled];
