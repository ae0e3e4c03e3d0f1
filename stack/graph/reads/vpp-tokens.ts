import { z } from "zod";
import { collect, inOrder } from "./collection.ts";
import { instant, present } from "./tokens.ts";
import type { Observation, Session } from "../session.ts";

/** A VPP (location) token; what is not usable is absent. */
export interface VppToken {
  readonly id: string;
  readonly displayName?: string;
  readonly expiresAt?: string;
  readonly lastSyncedAt?: string;
  readonly lastSyncStatus?: string;
  readonly state?: string;
}

export interface VppTokenList extends Observation {
  readonly tokens: readonly VppToken[];
}

const absent = undefined;
const states = [
  "valid",
  "expired",
  "invalid",
  "assignedToExternalMDM",
  "duplicateLocationId",
] as const;

const wire = z.object({
  id: z.string().min(1),
  displayName: z.string().min(1).optional().catch(absent),
  expirationDateTime: instant,
  lastSyncDateTime: instant,
  lastSyncStatus: z.enum(["none", "inProgress", "completed", "failed"]).optional().catch(absent),
  state: z.enum(states).optional().catch(absent),
});

/** Graph beta: v1.0 has neither the display name nor the state of a duplicate. */
const path = `/deviceAppManagement/vppTokens?$select=${Object.keys(wire.shape).join(",")}`;

export function readVppTokens(session: Session, seconds: number): Promise<VppTokenList> {
  return session.once("VPP tokens", async () => {
    const tokens = new Map<string, VppToken>();
    const observation = await session.observe("VPP tokens", seconds, (graph) =>
      collect(graph.pages(path), parseVppToken, "VPP token", tokens),
    );
    return { ...observation, tokens: inOrder(tokens) };
  });
}

function parseVppToken(element: unknown): VppToken | undefined {
  const parsed = wire.safeParse(element);
  if (!parsed.success) return undefined;
  const { expirationDateTime, lastSyncDateTime, ...rest } = parsed.data;
  return present({ ...rest, expiresAt: expirationDateTime, lastSyncedAt: lastSyncDateTime });
}
