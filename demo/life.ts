import type { DepOnboardingSetting } from "@microsoft/microsoft-graph-types-beta";
import { z } from "zod";
import { isoSecond } from "../policy/text/write.ts";
import { day, later, yearLater } from "../policy/text/time.ts";
import { termsCode } from "../policy/sync/stage.ts";
import { configurator } from "../policy/wire/token.ts";
import { depOnboardingSetting, inventedId, synced } from "./scenarios/dep-onboarding-setting.ts";
import type { LiveSide } from "./scenarios/scenario.ts";

/** What can happen to the demo tenant. */
export const deedSchema = z.object({
  what: z.enum(["renew", "accept-terms", "replace", "delete"]),
  /** The token's name; none where all are meant. */
  token: z.string().optional(),
  /** ISO 8601, in UTC. */
  at: z.string(),
});

export type Deed = z.output<typeof deedSchema>;

interface Life {
  /** ISO 8601, in UTC. */
  readonly startedAt: string;
  /** In their order. */
  readonly deeds: readonly Deed[];
}

/** The tenant as it has become: after all deeds, and with the syncs that Intune does each day. */
export function lived(tenant: LiveSide, { startedAt, deeds }: Life, now: Date): LiveSide {
  const dayBefore = later(new Date(startedAt), -day);
  return {
    ...tenant,
    live: (at) =>
      deeds.reduce(afterDeed, tenant.live(at)).map((token) => syncedDaily(token, dayBefore, now)),
  };
}

/** Whether a deed would change this token. */
export function isMeant(
  { tokenName, tokenType, lastSyncErrorCode }: DepOnboardingSetting,
  { what, token }: Pick<Deed, "what" | "token">,
): boolean {
  if (tokenType === configurator || (token !== undefined && token !== tokenName)) return false;
  return what !== "accept-terms" || lastSyncErrorCode === termsCode;
}

type Tokens = readonly DepOnboardingSetting[];

function afterDeed(tokens: Tokens, deed: Deed): Tokens {
  return tokens.flatMap((each) => (isMeant(each, deed) ? changes[deed.what](each, deed.at) : each));
}

const changes: Readonly<Record<Deed["what"], (token: DepOnboardingSetting, at: string) => Tokens>> =
  {
    renew: (token, at) => [{ ...token, ...uploaded(at) }],
    replace: ({ tokenName = "", tokenType = "dep", appleIdentifier = "" }, at) => [
      depOnboardingSetting({
        tokenName,
        tokenType,
        appleIdentifier,
        ...uploaded(at),
        id: inventedId(`${tokenName} of ${at}`),
        syncedDeviceCount: 0,
      }),
    ],
    delete: () => [],
    "accept-terms": (token, at) => [{ ...token, ...syncedWell(at) }],
  };

/** Valid for a calendar year, and synced at once, as a person does who renews. */
function uploaded(at: string): DepOnboardingSetting {
  const tokenExpirationDateTime = isoSecond(yearLater(new Date(at)));
  return { ...syncedWell(at), lastModifiedDateTime: at, tokenExpirationDateTime };
}

function syncedWell(at: string): DepOnboardingSetting {
  return { lastSyncErrorCode: 0, ...synced(at) };
}

/** Of a token that was healthy at first or has become so, as long as it has not expired. */
function syncedDaily(token: DepOnboardingSetting, since: Date, now: Date): DepOnboardingSetting {
  const { lastSyncErrorCode, lastSuccessfulSyncDateTime, tokenExpirationDateTime } = token;
  const last = new Date(lastSuccessfulSyncDateTime ?? "");
  const until = Math.min(now.getTime(), Date.parse(tokenExpirationDateTime ?? ""));
  const days = Math.floor((until - last.getTime()) / day);
  if (lastSyncErrorCode !== 0 || !(last >= since && days > 0)) return token;
  return { ...token, ...synced(isoSecond(later(last, days * day))) };
}
