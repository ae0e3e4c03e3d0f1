import { count, list } from "../../policy/text/write.ts";
import {
  type EffectivePolicy,
  type Report,
  shippedProfiles,
  type Tenant,
} from "../assess/report.ts";
import { countOf, isChecked, isRead, shareOf } from "./headline.ts";
import { shorten } from "./shorten.ts";

/** What was read of a tenant and what was not, in phrases of a footer. */
export function coverageOf(tenant: Tenant): readonly string[] {
  const { observedAt, ignoredTokens, entries, trustCount = true } = tenant;
  const accepted = entries
    .flatMap(({ acknowledgements = [] }) => acknowledgements)
    .filter(({ inForce }) => inForce);
  const day = observedAt === undefined ? "" : ` on ${observedAt.slice(0, 10)}`;
  const ignored = list(ignoredTokens.map(({ tokenName }) => brief(tokenName)));
  return [
    `${reading(tenant)}${day}, ${tally(tenant)}`,
    ...unread(tenant),
    ...(trustCount ? [] : ["Graph's counts not compared (graph.trustCount)"]),
    ...(ignored === "" ? [] : [`${count(ignoredTokens.length, "token")} ignored: ${ignored}`]),
    ...(entries.length === 0
      ? []
      : [
          accepted.length === 0 ? "no acknowledgements" : count(accepted.length, "acknowledgement"),
        ]),
  ];
}

function reading(tenant: Tenant): string {
  if (tenant.reads.length === 0) return "Not read";
  const complete = tenant.reads.every((read) => read.complete);
  if (complete) return isChecked(tenant) ? "Read completely" : "Not checked; read";
  return "Not read completely";
}

function tally({ entries }: Tenant): string {
  const declared = entries.filter(({ kind }) => kind !== "tenant");
  const read = shareOf(declared, isRead);
  return read === "" ? `0 of ${countOf(declared)}` : read;
}

/** Why, where the report does not begin with it. */
function unread({ reads, notChecked = "" }: Tenant): readonly string[] {
  const missing = reads.filter(({ complete }) => !complete);
  if (missing.length === 0) return [];
  const named = missing.map(({ what, reason }) =>
    reason === undefined || notChecked.includes(reason)
      ? brief(what)
      : `${brief(what)} (${brief(reason).replace(/\.$/, "")})`,
  );
  return [`not read: ${list(named, 3)}`];
}

/** By which policies a report was made: the pack, the profile, and all that is not as shipped. */
export function checkedBy(report: Report): readonly string[] {
  const { versions, profile, policies, asOf, tenants } = report;
  const { pack } = versions;
  return [
    ...(tenants.every(({ packRan }) => packRan !== false)
      ? []
      : ["no proof that the policy pack ran: apple-ade itself checked every policy"]),
    pack === undefined ? `apple-ade ${versions.appleAde}` : `pack ${pack}`,
    `profile ${profile}`,
    ...(policies.length === 0
      ? ["levels and thresholds unknown"]
      : [thresholds(policies), ...levels(policies, profile)]),
    ...(asOf === undefined ? [] : [`as of ${asOf.slice(0, 10)}`]),
  ];
}

function thresholds(policies: readonly EffectivePolicy[]): string {
  const changed = policies.flatMap(thresholdsOf).map(brief);
  return changed.length === 0
    ? "default thresholds"
    : `changed thresholds: ${list(changed, changed.length)}`;
}

/** `ade-token-not-expiring renewBeforeDays 45`. */
function thresholdsOf({ name, config, changedConfig }: EffectivePolicy): readonly string[] {
  return changedConfig.map((key) => `${name} ${key} ${JSON.stringify(config[key])}`);
}

/** How policies differ from the pack's defaults, what worries an auditor first. */
export function deviationsOf(policies: readonly EffectivePolicy[]) {
  const named = (test: (policy: EffectivePolicy) => boolean) =>
    policies.filter(test).map(({ name }) => name);
  const all = [
    { what: "disabled", policies: named((each) => isLower(each) && each.level === "disabled") },
    { what: "set to warn", policies: named((each) => isLower(each) && each.level === "advisory") },
    {
      what: "stricter than the default",
      policies: named(({ level, defaultLevel }) => strictness(level) > strictness(defaultLevel)),
    },
    { what: "other thresholds", policies: policies.flatMap(thresholdsOf) },
  ] as const;
  return all.filter((each) => each.policies.length > 0);
}

function isLower({ level, defaultLevel }: EffectivePolicy): boolean {
  return strictness(level) < strictness(defaultLevel);
}

function strictness(level: EffectivePolicy["level"]): number {
  return ["disabled", "advisory", "mandatory"].indexOf(level);
}

const shipped: ReadonlySet<string> = new Set(shippedProfiles);

/** What a shipped profile sets to warn is in its name; what anybody else changes is named. */
function levels(policies: readonly EffectivePolicy[], profile: string): readonly string[] {
  const changed = deviationsOf(policies).filter(({ what }) => what !== "other thresholds");
  if (changed.length === 0) return ["default levels"];
  return changed.map(({ what, policies: names }) => {
    const number = `${names.length} ${names.length === 1 ? "policy" : "policies"} ${what}`;
    const isKnown = shipped.has(profile) && what !== "disabled";
    return isKnown ? number : `${number}: ${list(names, names.length)}`;
  });
}

function brief(text: string): string {
  return shorten(text.replaceAll(/\s+/g, " "), 120);
}
