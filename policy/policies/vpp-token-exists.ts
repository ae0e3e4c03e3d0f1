import { definePolicy } from "../define-policy.ts";
import { notApplicable } from "../finding.ts";
import { places } from "../text/places.ts";
import { count, list, plain } from "../text/write.ts";
import { vppToken } from "../vpp-token/facts.ts";

/** A token that was deleted takes its apps with it, Company Portal among them. */
export const vppTokenExists = definePolicy(vppToken, {
  name: "vpp-token-exists",
  description: "A declared VPP token must match exactly one VPP token in Intune.",
  enforcementLevel: "mandatory",
  severity: "high",
  judges: "existence",
  action: "correct or remove the declaration",
  curedInCode: true,
  check({ key, live }) {
    if (live.status === "unreadable") return notApplicable("the VPP token could not be read");
    if (live.status === "found") return undefined;
    const ambiguous = live.status === "ambiguous";
    const at = `apple-ade:vppTokens.${plain(key)}`;
    return {
      reason: live.status,
      seen: ambiguous
        ? `(${at}) matches ${count(live.candidates.length, "token")} of that name: ${list(live.candidates.map((id) => plain(id)))}.`
        : `(${at}) was not found.`,
      steps: [
        ambiguous
          ? `Pin the one that is meant: add its id to ${at}.`
          : `Renamed: correct displayName under ${at}. Retired on purpose: remove it there.`,
        `Otherwise ask the owner: ${places.vppTokens}.`,
      ],
      choices: true,
    };
  },
});
