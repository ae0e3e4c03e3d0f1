import type { ConfigSchema, Definition, Policy } from "../pack/policy.ts";
import { nameOf, subjectOf } from "../expiring/facts.ts";
import { defineStagedPolicy, type ExpiringKind } from "../expiring/kind.ts";
import { present, type Stage } from "../expiring/stage.ts";
import { docs, places } from "../text/places.ts";
import { plain, quoted } from "../text/write.ts";
import { kindNamed } from "../wire/kinds.ts";
import { acknowledged } from "../pack/acknowledgement.ts";
import { type AdeToken, tokenFacts } from "./token-facts.ts";
import { termsCode, tokenStage } from "../sync/stage.ts";

/** An ADE token: Intune's enrollment program token. */
export const adeToken: ExpiringKind<AdeToken> = {
  ...kindNamed.token,
  one: "An ADE token",
  drift: [
    "id",
    "tokenName",
    "tokenType",
    "expiresAt",
    "lastSyncErrorCode",
    "appleIdentifierMatches",
  ],
  places: { all: places.tokenList, of: (token) => places.token(nameOf(token)) },
  parse: tokenFacts,
  subject: (token) =>
    subjectOf(`${quoted(nameOf(token))} of ${plain(token.tenant)}`, token.declared),
  acknowledged,
  stage: tokenStage,
  identity: {
    held: "A renewal must use the Apple ID of the original token, and its holder must be known.",
    replaced:
      "Devices, profiles and default assignments of the former token do not move to the new one by themselves.",
    steps: (intended) => [intended, `Otherwise ask the owner who changed it: ${places.tokenList}.`],
    differences: ({ declared, live }) =>
      declared.tokenType === undefined ||
      live.tokenType === undefined ||
      declared.tokenType === live.tokenType
        ? []
        : [
            {
              reason: "token-type",
              seen: `has the type ${live.tokenType}, not the declared ${plain(declared.tokenType)}`,
              key: "tokenType",
            },
          ],
  },
  expired({ live: { lastSyncErrorCode: code } }) {
    const also = code === undefined || code === 0 ? "" : ` Also: last sync failed, code ${code}.`;
    return `New devices may not appear in Intune, get a profile or finish enrollment; enrolled ones keep working.${also}`;
  },
  ahead:
    "After the expiry new devices may not appear in Intune, get a profile or finish enrollment; enrolled ones keep working.",
  // Microsoft: the download alone already invalidates the token in use.
  renewal: (token) => ({
    lead: `${token.live.lastSyncErrorCode === termsCode ? "First accept Apple's new terms, or the last step fails. " : ""}Renew in one sitting; step 1 kills the token in use:`,
    steps: [
      places.downloadToken(token.live.tokenType ?? token.declared.tokenType),
      `${places.token(nameOf(token))} > Renew token, same Apple ID; then Devices > Sync`,
    ],
  }),
  docs: docs.renew,
};

type TokenDefinition<S extends ConfigSchema> = Definition<AdeToken, S> & {
  /** The stages in which the policy reports; all in which the token is there, if not given. */
  readonly speaksIn?: readonly Stage[];
};

export function defineTokenPolicy<const S extends ConfigSchema>(
  definition: TokenDefinition<S>,
): Policy {
  return defineStagedPolicy<AdeToken, S>(adeToken, { speaksIn: present, ...definition });
}
