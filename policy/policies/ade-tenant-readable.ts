import { defineTenantPolicy } from "../kinds/tenant.ts";
import { factAge, maxFactAgeMinutes } from "../expiring/judged.ts";
import { count, plain } from "../text/write.ts";
import { wholeRun } from "../text/places.ts";

/** An outage of Graph must not stop unrelated deployments, and must not look like health. */
export const adeTenantReadable = defineTenantPolicy({
  name: "ade-tenant-readable",
  description: "The tenant's ADE tokens must have been read completely in this run.",
  enforcementLevel: "advisory",
  severity: "high",
  judges: "reading",
  action: "run this check again",
  saysUnknown: true,
  config: { maxFactAgeMinutes },
  check({ live, source }, { config, ...moment }) {
    if (live.cause === "unavailable" || live.status === "partial") {
      const partly =
        live.status === "partial"
          ? ` ${count(live.tokensRead ?? 0, "token")} read before that.`
          : "";
      return {
        reason: live.status === "partial" ? "incomplete" : "unavailable",
        seen: `was not checked${partly === "" ? "" : " completely"}: ${plain(live.reason ?? "Graph did not answer.")}${partly}`,
        impact: "Nothing in Intune is affected by this.",
        steps:
          live.failure === "demo-closed" ? startDemo : outage(source.at("graph.timeoutSeconds")),
        choices: true,
      };
    }
    const old =
      live.status === "read"
        ? factAge(live.observedAt, moment, config.maxFactAgeMinutes)
        : undefined;
    return old === undefined
      ? undefined
      : {
          reason: "not-read",
          seen: `was not read in this run: ${old}.`,
          steps: [wholeRun],
        };
  },
});

const outage = (timeLimit: string): readonly string[] => [
  "Run this check again. If it fails again: Microsoft 365 admin centre > Health > Service health, and the network between here and Graph.",
  `A large tenant or a slow answer: raise ${timeLimit}.`,
];

const startDemo = [
  "Start it in another terminal: npx --no-install apple-ade demo. Then run this check again.",
  "It prints the address and the sign-in; type them here where they differ.",
];
