import { factsIn } from "../expiring/facts.ts";
import { declaredToken, liveToken } from "../wire/token.ts";

export const tokenFacts = factsIn(declaredToken, liveToken);

/** What is declared of an ADE token, and what was observed of it. */
export type AdeToken = ReturnType<typeof tokenFacts>;
