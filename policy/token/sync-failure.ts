import type { Finding } from "../finding.ts";
import { docs } from "../text/places.ts";
import type { AdeToken } from "./facts.ts";
import { lastSuccess } from "./sync.ts";
import { syncErrorAdvice } from "./sync-errors.ts";

/** The finding of a token whose last sync reported an error that is not the terms'. */
export function syncFailure(
  token: AdeToken,
  code: number,
  meanings: Readonly<Record<string, string>>,
  reason: string,
  grace = "",
): Finding {
  const advice = syncErrorAdvice(token, code, meanings);
  return {
    reason,
    seen: `last failed to sync with ${advice.code}. ${lastSuccess(token.live)}${grace}`,
    impact: "New devices and changes wait; devices already enrolled keep working.",
    steps: advice.steps,
    docs: docs.syncErrors,
  };
}
