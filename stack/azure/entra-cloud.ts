import { authorityHostOf, clouds } from "../graph/clouds.ts";
import { exchangeAudienceOf } from "../graph/sign-in/token-exchange.ts";

/** What an identity has to know of the cloud that the tenant lives in. */
export interface EntraCloud {
  /** Origin of Microsoft Graph. */
  readonly graph: string;
  /** What a pipeline's tokens must be issued for. */
  readonly audience: string;
  /** Origin of the sign-in. */
  readonly authority: string;
}

/** The cloud of a Graph origin; a demo tenant on this machine plays the global one. */
export function entraCloudOf(origin: string): EntraCloud {
  const graph = exchangeAudienceOf(origin) === undefined ? clouds.global.origin : origin;
  return {
    graph,
    audience: exchangeAudienceOf(graph) ?? "",
    authority: authorityHostOf(graph),
  };
}
