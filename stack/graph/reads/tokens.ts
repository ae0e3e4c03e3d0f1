import type { DepOnboardingSetting } from "@microsoft/microsoft-graph-types-beta";
import { z } from "zod";
import { configurator, tokenTypes } from "../../../policy/wire/token.ts";
import type { Observation, Session } from "../session.ts";
import { collect, collection } from "./collection.ts";
import { id, instant, selecting, text } from "./values.ts";
import { present } from "../../../policy/wire/present.ts";

const int32 = z.int32().optional().catch(undefined);

const wire = z.object({
  id,
  tokenName: text,
  tokenType: z
    .enum([configurator, ...tokenTypes])
    .optional()
    .catch(undefined),
  appleIdentifier: text,
  tokenExpirationDateTime: instant,
  lastModifiedDateTime: instant,
  lastSuccessfulSyncDateTime: instant,
  lastSyncTriggeredDateTime: instant,
  lastSyncErrorCode: int32,
  syncedDeviceCount: int32,
} satisfies Partial<Record<keyof DepOnboardingSetting, z.ZodType>>);

const depToken = wire.transform(
  ({
    tokenExpirationDateTime: expiresAt,
    lastModifiedDateTime: lastModifiedAt,
    lastSuccessfulSyncDateTime: lastSyncedAt,
    lastSyncTriggeredDateTime: lastSyncTriggeredAt,
    ...rest
  }) => present({ ...rest, expiresAt, lastModifiedAt, lastSyncedAt, lastSyncTriggeredAt }),
);

/** An ADE token as Graph beta's `depOnboardingSetting` shows it; what is not usable is absent. */
export type DepToken = Readonly<z.output<typeof depToken>>;

/** What one read of a tenant's token list gave; with a failure, what was read before it. */
export interface TokenList extends Observation {
  readonly tokens: readonly DepToken[];
}

const path = "/deviceManagement/depOnboardingSettings";
const columns = selecting(wire.shape);
const complaint = "Graph's list contains an element that is no ADE token with an id.";

export function readTokens(session: Session, seconds: number): Promise<TokenList> {
  return session.once({ what: "ADE tokens", seconds }, async (read) => {
    const tokens = collection(parseDepToken);
    const observation = await read((graph) =>
      collect(graph.pages(path, columns), tokens.add, complaint),
    );
    return { ...observation, tokens: tokens.inOrder() };
  });
}

/** `undefined`: not even an object with an id. */
export function parseDepToken(element: unknown): DepToken | undefined {
  return depToken.safeParse(element).data;
}
