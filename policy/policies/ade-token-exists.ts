import { anyStage, defineTokenPolicy } from "../token/lifecycle.ts";
import type { Sighting } from "../observed.ts";
import { nameOf } from "../token/facts.ts";
import { places } from "../text/places.ts";
import { count, plain, quoted, utc } from "../text/write.ts";

/** A deleted token is invisible to every tool that only looks at the tokens that are there. */
export const adeTokenExists = defineTokenPolicy({
  name: "ade-token-exists",
  description: "A declared ADE token must exist in Intune.",
  enforcementLevel: "mandatory",
  severity: "critical",
  judges: "existence",
  action: "correct or remove the declaration",
  curedInCode: true,
  acknowledgeable: false,
  speaksIn: anyStage.filter((stage) => stage !== "unreadable"),
  check(token) {
    const { status, tokensRead, closestUndeclared, lastKnown } = token.live;
    if (status !== "missing") return undefined;
    const read =
      tokensRead === undefined
        ? "all live tokens were read"
        : `${count(tokensRead, "live token")} read`;
    const known =
      lastKnown?.expiresAt &&
      ` The last \`up\` recorded it with expiry ${utc(lastKnown.expiresAt)}.`;
    return {
      reason: "missing",
      seen: `(apple-ade:tokens.${plain(token.key)}) was not found; ${read}.${known ?? ""}`,
      ...(closestUndeclared && { impact: closest(closestUndeclared) }),
      steps: [
        "Renamed: correct tokenName here. Retired on purpose: remove this declaration.",
        `Otherwise ask the owner before creating anything: ${places.tokenList}, where ${quoted(nameOf(token))} should be.`,
      ],
      choices: true,
    };
  },
});

function closest({ tokenName, expiresAt }: Sighting): string {
  const expiry = expiresAt === undefined ? "expiry unknown" : `expires ${utc(expiresAt)}`;
  return `Closest undeclared name: ${quoted(tokenName ?? "")}, ${expiry}.`;
}
