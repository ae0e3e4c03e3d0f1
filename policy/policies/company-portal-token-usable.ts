import { profilesUnread } from "../kinds/token-facts.ts";
import { defineTokenPolicy } from "../kinds/token.ts";
import type { CompanyPortal } from "../wire/enrollment.ts";
import type { Finding } from "../pack/finding.ts";
import { docs, places } from "../text/places.ts";
import { list, onDay, plain, quoted } from "../text/write.ts";

/** Microsoft: devices cannot enroll when the VPP token that installs Company Portal expires. */
export const companyPortalTokenUsable = defineTokenPolicy({
  name: "company-portal-token-usable",
  description: "The VPP token through which a profile installs Company Portal must be usable.",
  enforcementLevel: "advisory",
  severity: "high",
  action: "repair the Company Portal's VPP token",
  check({ live: { profiles } }, { asOf }) {
    if (profiles.status !== "read") return profilesUnread;
    const isExpired = ({ expiresAt }: CompanyPortal) => expiresAt !== undefined && asOf > expiresAt;
    const broken = profiles.companyPortal.filter(
      (each) => isExpired(each) || !(isStateUnknown(each) || each.state === "valid"),
    );
    const isRenewed = (each: CompanyPortal) =>
      isExpired(each) || each.state === "expired" || each.state === "invalid";
    if (broken.length > 0) return unusable(broken, broken.some(isRenewed));
    const unknown = profiles.companyPortal.filter(
      (each) => isStateUnknown(each) || each.expiresAt === undefined,
    );
    return unknown.length > 0 ? unread(unknown) : undefined;
  },
});

function isStateUnknown({ state }: CompanyPortal): boolean {
  return state === "unreadable" || state === "unknown";
}

/** @param renewal whether that fixes one of them: it fixes neither a duplicate nor another MDM's */
function unusable(tokens: readonly CompanyPortal[], renewal: boolean): Finding {
  return {
    reason: "vpp-token-unusable",
    seen: `installs Company Portal through VPP tokens that are not usable: ${list(tokens.map(describe))}.`,
    impact: "Devices with such a profile cannot finish enrollment when they get no Company Portal.",
    steps: [
      renewal
        ? `Renew or replace the VPP token: ${places.vppTokens}.`
        : `A renewal does not fix that. Look what is wrong with the VPP token: ${places.vppTokens}.`,
      "Or choose another VPP token in the profile (an enrollment policy has no such setting).",
    ],
    choices: true,
    docs: docs.renewVpp,
  };
}

function unread(tokens: readonly CompanyPortal[]): Finding {
  const named = tokens.map(
    (token) => `${quoted(token.profile)} (${isStateUnknown(token) ? "state" : "expiry"})`,
  );
  return {
    reason: tokens.some(isStateUnknown) ? "vpp-token-unreadable" : "vpp-token-expiry-unknown",
    seen: `installs Company Portal through VPP tokens that were not read completely: ${list(named)}.`,
    impact: "Whether Company Portal can be installed is not known. Renew nothing because of this.",
    steps: [
      `Run this check again, or look at the state and the expiry there: ${places.vppTokens}.`,
    ],
  };
}

/** `expired on 2026-11-18 UTC`, `invalid, expires 2027-03-01 UTC`. */
function conditionOf(state: string, expiresAt: Date | undefined): string {
  if (expiresAt === undefined) return plain(state);
  const date = `${onDay(expiresAt)} UTC`;
  return state === "expired" ? `expired on ${date}` : `${plain(state)}, expires ${date}`;
}

function describe({ profile, state, tokenName, expiresAt }: CompanyPortal): string {
  if (state === "missing") return `profile ${quoted(profile)} through a token that is gone`;
  const token = tokenName === undefined ? "a token without a readable name" : quoted(tokenName);
  return `profile ${quoted(profile)} through ${token} (${conditionOf(state, expiresAt)})`;
}
