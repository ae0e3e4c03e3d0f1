import type { Finding } from "../finding.ts";
import { places } from "../text/places.ts";
import { type AdeToken, nameOf } from "./facts.ts";
import { lastSuccess } from "./sync.ts";

/** No error is reported, and yet nothing syncs: Intune's own pages call that unhealthy too. */
export function staleSync(token: AdeToken, reason: string, expected: string): Finding {
  const error =
    token.live.lastSyncErrorCode === undefined ? "shows no error code" : "reports no error";
  return {
    reason,
    seen: `${error}, but has not synced ${expected}. ${lastSuccess(token.live)}`,
    impact: "New devices and changes may wait; devices already enrolled keep working.",
    steps: [
      `${places.sync(nameOf(token))} (at most once in 15 minutes), and look at the result.`,
      "An error there: do what its text says. None, and still no sync after a day: Intune support.",
    ],
  };
}
