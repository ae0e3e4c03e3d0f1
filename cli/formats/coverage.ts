import { count, list } from "../../policy/text/write.ts";
import type { EffectivePolicy, Report, Tenant } from "../report/report.ts";
import { isChecked, isRead } from "./reading.ts";
import { shorten } from "./shorten.ts";

/** What was read of a tenant and what was not, in phrases of a footer. */
export function coverageOf(tenant: Tenant): readonly string[] {
  const { ignoredTokens } = tenant;
  const accepted = tenant.entries
    .flatMap(({ acknowledgements = [] }) => acknowledgements)
    .filter(({ inForce }) => inForce);
  return [
    `${reading(tenant)}${day(tenant)}, ${tally(tenant)}`,
    ...unread(tenant),
    ...(ignoredTokens.length === 0
      ? []
      : [
          `${count(ignoredTokens.length, "token")} ignored: ${list(ignoredTokens.map(({ tokenName }) => brief(tokenName)))}`,
        ]),
    ...(tenant.entries.length === 0
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

function day({ observedAt }: Tenant): string {
  return observedAt === undefined ? "" : ` on ${observedAt.slice(0, 10)}`;
}

function tally({ entries }: Tenant): string {
  const declared = entries.filter(({ kind }) => kind !== "tenant");
  const noun = declared.some(({ kind }) => kind === "pushCertificate")
    ? "token and certificate"
    : "token";
  return `${declared.filter(isRead).length} of ${count(declared.length, noun).replace("token and", "tokens and")}`;
}

function unread({ reads }: Tenant): readonly string[] {
  const missing = reads.filter(({ complete }) => !complete);
  if (missing.length === 0) return [];
  const named = missing.map(({ what, reason }) =>
    reason === undefined ? brief(what) : `${brief(what)} (${brief(reason).replace(/\.$/, "")})`,
  );
  return [`not read: ${list(named, 3)}`];
}

/** By what a report was judged: the pack, the profile, and all that is not as shipped. */
export function judgedBy(report: Report): readonly string[] {
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
  const changed = policies.flatMap(({ name, config, changedConfig }) =>
    changedConfig.map((key) => brief(`${name} ${key} ${JSON.stringify(config[key])}`)),
  );
  return changed.length === 0
    ? "default thresholds"
    : `changed thresholds: ${list(changed, changed.length)}`;
}

const shipped: ReadonlySet<string> = new Set(["pull-request", "scheduled", "record"]);

/** What a shipped profile lowers is in its name; what anybody else lowers is named. */
function levels(policies: readonly EffectivePolicy[], profile: string): readonly string[] {
  const lowered = policies
    .filter(({ level, defaultLevel }) => level === "advisory" && defaultLevel === "mandatory")
    .map(({ name }) => name);
  const disabled = policies
    .filter(({ level, defaultLevel }) => level === "disabled" && defaultLevel !== "disabled")
    .map(({ name }) => name);
  const names = shipped.has(profile) ? "" : `: ${list(lowered, lowered.length)}`;
  return [
    lowered.length === 0
      ? "no policy lowered"
      : `${lowered.length} ${lowered.length === 1 ? "policy" : "policies"} lowered${names}`,
    disabled.length === 0 ? "no policy disabled" : `disabled: ${list(disabled, disabled.length)}`,
  ];
}

function brief(text: string): string {
  return shorten(text.replaceAll(/\s+/g, " "), 120);
}
