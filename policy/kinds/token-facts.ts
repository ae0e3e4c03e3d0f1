import { factsIn } from "../expiring/facts.ts";
import { type NotApplicable, notApplicable } from "../pack/finding.ts";
import { declaredToken, liveToken } from "../wire/token.ts";

export const tokenFacts = factsIn(declaredToken, liveToken);

/** What is declared of an ADE token, and what was observed of it. */
export type AdeToken = ReturnType<typeof tokenFacts>;

/** Why nothing is said of devices; `undefined` when some were read. */
export function devicesUnread({ live }: AdeToken): NotApplicable | undefined {
  const { status } = live.devices;
  return status === "off" || status === "unreadable"
    ? notApplicable("no devices were read")
    : undefined;
}

/** Of a token whose profiles nobody could read; `ade-devices-read-completely` tells why. */
export const profilesUnread = notApplicable("the profiles could not be read");
