import { collect, inOrder } from "./collection.ts";
import { type DepToken, parseDepToken, selected } from "./tokens.ts";
import type { Observation, Session } from "../session.ts";

/** What one read of a tenant's token list gave; with a failure, what was read before it. */
export interface TokenList extends Observation {
  readonly tokens: readonly DepToken[];
}

const path = `/deviceManagement/depOnboardingSettings?$select=${selected.join(",")}`;

export function readTokenList(session: Session, seconds: number): Promise<TokenList> {
  return session.once("tokens", async () => {
    const tokens = new Map<string, DepToken>();
    const observation = await session.observe("ADE tokens", seconds, (graph) =>
      collect(graph.pages(path), parseDepToken, "ADE token", tokens),
    );
    return { ...observation, tokens: inOrder(tokens) };
  });
}
