import { defineTokenPolicy, living } from "../token/lifecycle.ts";
import { fieldFinding } from "../token/profile-fields.ts";

/** Apple rejects such a profile, and the token's sync with it: seen before Apple does. */
export const adeProfileFieldsNotTooLong = defineTokenPolicy({
  name: "ade-profile-fields-not-too-long",
  description:
    "An enrollment profile's name, department and support phone must fit Apple's limits.",
  enforcementLevel: "advisory",
  severity: "medium",
  action: "shorten the profile's fields",
  speaksIn: ["expired", ...living],
  check: (token) =>
    fieldFinding(
      token,
      "field-too-long",
      ({ length }) => length > 0,
      "longer than Apple documents as its limit",
      ({ profile, field, length, limit }) =>
        `${field} of ${profile}: ${length} characters, at most ${limit}`,
    ),
});
