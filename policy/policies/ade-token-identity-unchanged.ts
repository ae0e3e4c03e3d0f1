import { defineTokenPolicy, isReplaced, living } from "../token/lifecycle.ts";
import type { AdeToken } from "../token/facts.ts";
import type { Finding } from "../finding.ts";
import { places } from "../text/places.ts";
import { plain } from "../text/write.ts";

/** A token that was deleted and created again has lost its devices, profiles and assignments. */
export const adeTokenIdentityUnchanged = defineTokenPolicy({
  name: "ade-token-identity-unchanged",
  description: "An ADE token must still be the one that was declared and recorded.",
  enforcementLevel: "mandatory",
  severity: "high",
  action: "confirm the token's identity",
  curedInCode: true,
  speaksIn: ["replaced", "expired", ...living],
  check(token) {
    const { declared, live } = token;
    if (isReplaced(declared.id, live)) return replaced(token);
    const typeDiffers =
      declared.tokenType !== undefined &&
      live.tokenType !== undefined &&
      declared.tokenType !== live.tokenType;
    const appleIdDiffers = live.appleIdentifierMatches === false;
    if (!typeDiffers && !appleIdDiffers) return undefined;
    const seen = [
      ...(appleIdDiffers ? ["is held by another Apple ID than the declared one"] : []),
      ...(typeDiffers
        ? [`has the type ${live.tokenType}, not the declared ${plain(declared.tokenType)}`]
        : []),
    ];
    return {
      reason: appleIdDiffers ? "apple-identifier" : "token-type",
      seen: `${seen.join(" and ")}.`,
      impact:
        "A renewal must use the Apple ID of the original token, and whoever holds it must be known.",
      steps: [
        `Intended: correct ${appleIdDiffers ? "appleIdentifier" : "tokenType"} under apple-ade:tokens.${plain(token.key)}.`,
        `Otherwise ask the owner who renewed it: ${places.tokenList}.`,
      ],
      choices: true,
    };
  },
});

function replaced({ key, declared, live }: AdeToken): Finding {
  const before = String(declared.id ?? live.previousId);
  const source = declared.id === undefined ? "the last `up` recorded" : "the declaration names";
  const accept =
    declared.id === undefined
      ? "the next `pulumi up` with the record profile records the new id"
      : `set id: "${plain(live.id ?? "")}" under apple-ade:tokens.${plain(key)}`;
  return {
    reason: "replaced",
    seen: `was replaced: under this name Intune now holds ${plain(live.id ?? "a token without an id")}, where ${source} ${plain(before)}.`,
    impact:
      "Devices, profiles and default assignments of the former token do not move to the new one by themselves.",
    steps: [
      `Intended: ${accept}.`,
      `Otherwise ask the owner who deleted the former token: ${places.tokenList}.`,
    ],
    choices: true,
  };
}
