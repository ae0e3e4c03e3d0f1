import type { OwnStage } from "../expiring/stage.ts";
import type { AdeToken } from "../kinds/token-facts.ts";
import { firstSyncUntil } from "./age.ts";

/** Seen where Apple's new terms wait; the only code but 0 with evidence, none of it official. */
export const termsCode = 3;

/** What explains a token's sync, unless it has expired. */
export const tokenStage: OwnStage<AdeToken> = ({ live }, isOver) => {
  if (isOver) return "expired";
  if (firstSyncUntil(live) !== undefined) return "firstSync";
  if (live.lastSyncErrorCode === termsCode) return "terms";
  return live.lastSyncErrorCode === undefined || live.lastSyncErrorCode === 0 ? "quiet" : "failing";
};
