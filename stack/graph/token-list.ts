import { type DepToken, parseDepToken, selected } from "./dep-onboarding-setting.ts";
import { ReadFailure } from "./read-failure.ts";
import type { Observation, Session } from "./session.ts";

/** What one read of a tenant's token list gave; with a failure, what was read before it. */
export interface TokenList extends Observation {
  readonly tokens: readonly DepToken[];
}

const path = `/deviceManagement/depOnboardingSettings?$select=${selected.join(",")}`;

export function readTokenList(session: Session, seconds: number): Promise<TokenList> {
  return session.once("tokens", async () => {
    const tokens = new Map<string, DepToken>();
    const observation = await session.observe("ADE tokens", seconds, async (graph) => {
      for await (const page of graph.pages(path)) {
        for (const element of page) add(tokens, element);
      }
    });
    return { ...observation, tokens: inOrder(tokens) };
  });
}

function add(tokens: Map<string, DepToken>, element: unknown): void {
  const token = parseDepToken(element);
  if (token === undefined) {
    throw new ReadFailure(
      "unexpected-answer",
      "Graph's list contains an element that is no ADE token with an id.",
    );
  }
  tokens.set(token.id, token);
}

/** By id: Graph promises no order, and a changed one is no change of the tenant. */
function inOrder(tokens: ReadonlyMap<string, DepToken>): readonly DepToken[] {
  return [...tokens.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
