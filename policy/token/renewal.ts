import { places } from "../text/places.ts";
import { plain } from "../text/write.ts";
import { day, suggestedRenewBy } from "../time.ts";
import { type AdeToken, nameOf } from "./facts.ts";

/** The steps of a renewal; Microsoft: the download alone already invalidates the token in use. */
export function renewal(token: AdeToken): {
  readonly lead: string;
  readonly steps: readonly string[];
} {
  return {
    lead: "Renew in one sitting; step 1 kills the token in use:",
    steps: [
      places.downloadToken(token.live.tokenType ?? token.declared.tokenType),
      `${places.token(nameOf(token))} > Renew token, same Apple ID; then Devices > Sync`,
    ],
  };
}

export const maximumLeadDays = {
  type: "integer",
  minimum: 1,
  maximum: 366,
  default: 180,
  description: "A deadline earlier than this many days before expiry belongs to an earlier token.",
} as const;

/** Whether the deadline was set for the live token, not for one before its renewal. */
export function isDeadlineCurrent(
  { declared }: AdeToken,
  expiresAt: Date,
  leadDays: number,
): boolean {
  return declared.expiresAt === undefined
    ? expiresAt.getTime() - declared.deadline.getTime() <= leadDays * day
    : toSecond(declared.expiresAt) === toSecond(expiresAt);
}

/** The lines to paste into the token's declaration, for the token that expires then. */
export function deadlineLines(
  { key }: AdeToken,
  expiresAt: Date,
  leadDays = 30,
): readonly string[] {
  const instant = expiresAt.toISOString().replace(/\.\d+Z$/, "Z");
  return [
    `In the stack's file, under apple-ade:tokens.${plain(key)}:`,
    `  renewBy: "${suggestedRenewBy(expiresAt, leadDays)}"   # a working day about ${leadDays} days before expiry; choose yours`,
    `  expiresAt: "${instant}"`,
  ];
}

/** Graph's dates come with up to seven fractional digits. */
function toSecond(instant: Date): number {
  return Math.floor(instant.getTime() / 1000);
}
