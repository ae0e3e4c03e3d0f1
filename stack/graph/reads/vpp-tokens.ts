import { z } from "zod";
import type { Observation, Session } from "../session.ts";
import { collect, collection } from "./collection.ts";
import { id, instant, selecting, text } from "./values.ts";
import { present } from "../../../policy/wire/present.ts";

const states = [
  "valid",
  "expired",
  "invalid",
  "assignedToExternalMDM",
  "duplicateLocationId",
] as const;

const wire = z.object({
  id,
  displayName: text,
  expirationDateTime: instant,
  lastSyncDateTime: instant,
  lastSyncStatus: z.enum(["none", "inProgress", "completed", "failed"]).optional().catch(undefined),
  state: z.enum(states).optional().catch(undefined),
});

const vppToken = wire.transform(
  ({ expirationDateTime: expiresAt, lastSyncDateTime: lastSyncedAt, ...rest }) =>
    present({ ...rest, expiresAt, lastSyncedAt }),
);

/** A VPP (location) token; what is not usable is absent. */
export type VppToken = Readonly<z.output<typeof vppToken>>;

export interface VppTokenList extends Observation {
  readonly tokens: readonly VppToken[];
}

/** Graph beta: v1.0 has neither the display name nor the state of a duplicate. */
const path = "/deviceAppManagement/vppTokens";
const columns = selecting(wire.shape);
const complaint = "Graph's list contains an element that is no VPP token with an id.";

export function readVppTokens(session: Session, seconds: number): Promise<VppTokenList> {
  return session.once({ what: "VPP tokens", seconds }, async (read) => {
    const tokens = collection((element) => vppToken.safeParse(element).data);
    const observation = await read((graph) =>
      collect(graph.pages(path, columns), tokens.add, complaint),
    );
    return { ...observation, tokens: tokens.inOrder() };
  });
}
