import type { ExpiringKind } from "../expiring/kind.ts";
import { docs, places } from "../text/places.ts";
import { type AdeToken, adeToken, nameOf } from "./facts.ts";
import { absenceOf } from "./lifecycle.ts";

/** How the policies about dates, which all kinds share, speak of an ADE token. */
export const expiringAdeToken: ExpiringKind<AdeToken> = {
  ...adeToken,
  thing: "token",
  absence: absenceOf,
  declaredAt: ({ key }) => `apple-ade:tokens.${key}`,
  expired({ live: { lastSyncErrorCode: code } }) {
    const also = code === undefined || code === 0 ? "" : ` Also: last sync failed, code ${code}.`;
    return `New devices may not appear in Intune, get a profile or finish enrollment; enrolled ones keep working.${also}`;
  },
  ahead:
    "After the expiry new devices may not appear in Intune, get a profile or finish enrollment; enrolled ones keep working.",
  // Microsoft: the download alone already invalidates the token in use.
  renewal: (token) => ({
    lead: "Renew in one sitting; step 1 kills the token in use:",
    steps: [
      places.downloadToken(token.live.tokenType ?? token.declared.tokenType),
      `${places.token(nameOf(token))} > Renew token, same Apple ID; then Devices > Sync`,
    ],
  }),
  docs: docs.renew,
};
