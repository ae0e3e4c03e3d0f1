import type { Policy } from "../policy/pack/policy.ts";
import type { shippedProfiles } from "../cli/assess/report.ts";

/** A policy configuration file: by policy a level; `all` is for the others. */
export type Profile = Readonly<Record<string, string>>;

type FileName = `${(typeof shippedProfiles)[number]}.json`;

/** The shipped profiles, by the names of their files: levels follow from what each policy says. */
export function profilesOf(policies: readonly Policy[]): Readonly<Record<FileName, Profile>> {
  // `all` would enable what is disabled unless a team enables it.
  const disabled = levels(policies, "disabled", ({ enforcementLevel: of }) => of === "disabled");
  const blocking = levels(policies, "mandatory", (each) => each.blocksPullRequest === true);
  const warning = levels(
    policies,
    "advisory",
    ({ enforcedBy, warnsWhenScheduled }) => enforcedBy !== undefined || warnsWhenScheduled === true,
  );
  return {
    "pull-request.json": { all: "advisory", ...disabled, ...blocking },
    "scheduled.json": { all: "mandatory", ...disabled, ...warning },
    "record.json": { all: "advisory", ...disabled },
  };
}

function levels(policies: readonly Policy[], level: string, has: (each: Policy) => boolean) {
  return Object.fromEntries(policies.filter(has).map(({ name }) => [name, level]));
}

/** Their files, by the paths from the root. */
export function profileFiles(policies: readonly Policy[]) {
  return Object.entries(profilesOf(policies)).map(
    ([name, profile]) =>
      [`policy/profiles/${name}`, `${JSON.stringify(profile, undefined, 2)}\n`] as const,
  );
}
