import { type Finding, notApplicable, type Verdict } from "../finding.ts";
import { docs, places } from "../text/places.ts";
import { count, list, plain, quoted } from "../text/write.ts";
import type { ProfileField } from "./enrollment.ts";
import { type AdeToken, nameOf } from "./facts.ts";

/** The finding about profile fields of one sort; one entry lists them all. */
export function fieldFinding(
  token: AdeToken,
  reason: string,
  concerns: (field: ProfileField) => boolean,
  what: string,
  describe: (field: ProfileField) => string,
): Verdict {
  const { profiles } = token.live;
  if (profiles.status !== "read") return notApplicable("the profiles could not be read");
  const fields = profiles.fields.filter(concerns);
  if (fields.length === 0) return undefined;
  const named = fields.map((field) =>
    describe({ ...field, profile: quoted(field.profile), field: plain(field.field) }),
  );
  return {
    reason,
    seen: `has ${count(fields.length, "profile field")} that ${fields.length === 1 ? "is" : "are"} ${what}: ${list(named)}.`,
    impact:
      "Apple may reject the profile; the token's sync then reports an error, and devices get no profile.",
    steps: [
      `${places.token(nameOf(token))} > Profiles > the profile > Properties: correct it, then Devices > Sync.`,
    ],
    docs: docs.syncErrors,
  } satisfies Finding;
}
