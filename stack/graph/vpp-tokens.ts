import { z } from "zod";
import { instant, present } from "./dep-onboarding-setting.ts";
import { ReadFailure } from "./read-failure.ts";
import type { Observation, Session } from "./session.ts";

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
    const observation = await session.observe("VPP tokens", seconds, async (graph) => {
      for await (const page of graph.pages(path)) {
        for (const element of page) add(tokens, element);
      }
    });
    return {
      ...observation,
      tokens: [...tokens.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    };
  });
}

function add(tokens: Map<string, VppToken>, element: unknown): void {
  const parsed = wire.safeParse(element);
  if (!parsed.success) {
    throw new ReadFailure(
      "unexpected-answer",
      "Graph's list contains an element that is no VPP token with an id.",
    );
  }
  const { expirationDateTime, lastSyncDateTime, ...rest } = parsed.data;
  tokens.set(
    rest.id,
    present({ ...rest, expiresAt: expirationDateTime, lastSyncedAt: lastSyncDateTime }),
  );
}
