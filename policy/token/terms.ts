import type { Finding } from "../finding.ts";
import { docs, places } from "../text/places.ts";
import { type AdeToken, nameOf } from "./facts.ts";
import { termsCode } from "./lifecycle.ts";
import { lastSuccess } from "./sync.ts";

/** Apple's terms wait: renewing does not help, and a renewal half done makes it worse. */
export function termsFinding(token: AdeToken, reason: string, grace = ""): Finding {
  return {
    reason,
    seen: `last failed to sync with code ${termsCode}, seen when new Apple terms wait (not officially documented). ${lastSuccess(token.live)}${grace}`,
    impact:
      "New devices and changes wait; devices already assigned are not affected. Do not renew the token.",
    steps: [
      "An administrator of the organisation signs in to Apple Business (or Apple School Manager) and accepts the terms.",
      `${places.sync(nameOf(token))}. The error clears with the next successful sync, which may take a day.`,
    ],
    docs: docs.terms,
  };
}
