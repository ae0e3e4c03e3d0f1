import { z } from "zod";
import { catalog } from "../../../policy/catalog.ts";
import { isAboutReading, isFinding } from "../../../policy/pack/policy.ts";
import { count, list } from "../../../policy/text/write.ts";
import { termsCode } from "../../../policy/sync/stage.ts";
import { configurator } from "../../../policy/wire/token.ts";
import { shapesIn } from "../probe/shapes.ts";
import { type DoctorCheck, fail, type Observed, ok, warn, type World } from "../world.ts";

export const shapes: DoctorCheck = {
  name: "shapes",
  title: "What Graph answers",
  fails: "never; it warns of properties and enum values that this version does not know",
  needs: ["permissions"],
  async run({ diary }) {
    const unknown = shapesIn(diary.tenant());
    return unknown.length === 0
      ? ok("every property and enum value is known")
      : warn(
          `${unknown.length} that this version does not know`,
          ["Send a probe: apple-ade doctor --probe FILE, docs/doctor.md"],
          unknown,
        );
  },
};

export const codes: DoctorCheck = {
  name: "sync-codes",
  title: "Sync error codes",
  fails: "never; it warns of codes whose meaning neither this version nor `codeMeanings` knows",
  needs: ["permissions"],
  async run({ diary, profile }) {
    const tokens = diary.tenant().tokens.filter(({ tokenType }) => tokenType !== configurator);
    const seen = Map.groupBy(tokens, (token) =>
      String(z.int().optional().catch(undefined).parse(token["lastSyncErrorCode"]) ?? "none"),
    );
    const meanings = profile.policies.map(({ config }) => config["codeMeanings"] ?? {});
    const told = [...seen].map(([code, all]) => `${code} (${count(all.length, "token")})`);
    const taught = Object.keys(Object.assign({}, ...meanings));
    const known = new Set(["none", "0", String(termsCode), ...taught]);
    const unknown = [...seen.keys()].filter((code) => !known.has(code));
    return unknown.length === 0
      ? ok(told.length === 0 ? "no token was read" : list(told))
      : warn(
          list(told),
          unknown.map(
            (code) =>
              `Nobody has published what ${code} means: npx --no-install apple-ade explain ${code}`,
          ),
        );
  },
};

/** What the active policies make of what was read. */
export const checked: DoctorCheck = {
  name: "checked",
  title: "What the policies check",
  fails: "a resource stays unchecked",
  needs: ["permissions"],
  async run(world, { observed = [] }) {
    const findings = findingsOf(observed, world);
    const unread = findings.flatMap(({ resource, about, seen }) =>
      about === "reading" ? [`${resource} ${seen}`] : [],
    );
    const seen = `${count(observed.length, "resource")}, ${count(findings.length - unread.length, "finding")}`;
    return unread.length === 0
      ? ok(`${seen}; nothing stays unchecked. What was recorded is not compared here.`)
      : fail(
          `${seen}; ${count(unread.length, "resource")} not checked`,
          ["See Requests to Graph."],
          unread,
        );
  },
};

/** Of the policies that the profile has not disabled, with its thresholds. */
export function findingsOf(
  observed: readonly Observed[],
  { profile, effects }: Pick<World, "profile" | "effects">,
) {
  const now = effects.now();
  const active = profile.policies.filter(({ level }) => level !== "disabled");
  return observed.flatMap((resource) =>
    active.flatMap(({ name: policy, config }) => {
      const found = catalog.find(({ name }) => name === policy);
      const verdict = found?.judge(resource, config, { now, asOf: now }, catalog).verdict;
      if (found === undefined || !isFinding(verdict)) return [];
      const about = isAboutReading(found) ? "reading" : "facts";
      return [{ policy, resource: resource.name, about, seen: verdict.seen } as const];
    }),
  );
}
