import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Policy } from "../policy/pack/policy.ts";

/** A policy configuration file: by policy a level; `all` is for the others. */
export type Profile = Readonly<Record<string, string>>;

/** The shipped profiles, by the names of their files: levels follow from what each policy says. */
export function profilesOf(policies: readonly Policy[]): Readonly<Record<string, Profile>> {
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

/** The files of that folder that are stale; rewritten unless only checked. */
export function updateProfiles(
  folder: string,
  policies: readonly Policy[],
  check: boolean,
): readonly string[] {
  return Object.entries(profilesOf(policies)).flatMap(([name, profile]) => {
    const file = join(folder, name);
    const wanted = `${JSON.stringify(profile, undefined, 2)}\n`;
    if (existsSync(file) && readFileSync(file, "utf8") === wanted) return [];
    if (!check) writeFileSync(file, wanted);
    return [name];
  });
}
