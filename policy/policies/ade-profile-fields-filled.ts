import { defineTokenPolicy, living } from "../token/lifecycle.ts";
import { fieldFinding } from "../token/profile-fields.ts";

/** Apple documents an empty field as invalid; whether Intune sends it at all is unknown. */
export const adeProfileFieldsFilled = defineTokenPolicy({
  name: "ade-profile-fields-filled",
  description: "An enrollment profile's name, department and support phone must be filled in.",
  enforcementLevel: "advisory",
  severity: "low",
  action: "fill in the profile's fields",
  speaksIn: ["expired", ...living],
  check: (token) =>
    fieldFinding(
      token,
      "field-empty",
      ({ length }) => length === 0,
      "empty",
      ({ profile, field }) => `${field} of ${profile}`,
    ),
});
