import { relativeTo } from "../../demo/scenarios/scenario.ts";
import type { Intercept } from "../../demo/server.ts";
import { catalog } from "../../policy/catalog.ts";
import { readDeclarations } from "../../stack/declaration/from-config.ts";
import type { ResourceKind } from "../../stack/declaration/resources.ts";
import { handedOver } from "../stack/declarations.ts";
import { now, recordEffects } from "../stack/effects.ts";
import { acceptable, startProcess } from "../stack/provider/check.ts";
import type { Fault, Resource } from "./fault.ts";
import { type Place, placeOf } from "./place.ts";
import { world } from "./world.ts";

type Props = Readonly<Record<string, unknown>>;

/** What a whole check of the world gives. */
export interface Seen {
  /** By resource, the messages of the violated policies by their names. */
  readonly findings: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By resource, the facts. */
  readonly live: Readonly<Record<string, Props>>;
  /** What the reader told the person who watches. */
  readonly said: readonly string[];
}

/** `apple-ade:graph`, with the time budget of every single read. */
export interface GraphSettings {
  readonly endpoint?: string;
  readonly cloud?: string;
  readonly timeoutSeconds: number;
}

/** Checks what the world declares, as one preview does, and judges it by all policies. */
export async function checkWorld(settings: GraphSettings): Promise<Seen> {
  const effects = recordEffects();
  const providers = startProcess(effects);
  const findings: Record<string, Readonly<Record<string, string>>> = {};
  const live: Record<string, Props> = {};
  for (const [resource, kind, inputs] of declaredFor(settings)) {
    const { inputs: props, failures = [] } = await providers[kind].check({}, { ...inputs });
    if (failures.length > 0) throw new Error(`${resource}: ${JSON.stringify(failures)}`);
    live[resource] = acceptable(props["live"]);
    findings[resource] = messagesOf(kind, resource, acceptable(props), effects.now());
  }
  return { findings, live, said: effects.said };
}

function declaredFor(
  graph: GraphSettings,
): readonly (readonly [name: Resource, kind: ResourceKind, inputs: object])[] {
  const config = world.config(relativeTo(now));
  const devices = { ...config.devices, timeoutSeconds: graph.timeoutSeconds };
  const { tenant, tokens, vppTokens, pushCertificate } = readDeclarations(
    handedOver({ ...config, graph, devices }),
    "faults",
  );
  const tokensOf = (declared: typeof tokens | typeof vppTokens, kind: ResourceKind) =>
    [...declared].map(([key, inputs]) => [key as Resource, kind, inputs] as const);
  return [
    ["tenant", "AdeTenant", tenant],
    ...tokensOf(tokens, "AdeToken"),
    ["push certificate", "ApplePushCertificate", pushCertificate ?? {}],
    ...tokensOf(vppTokens, "VppToken"),
  ];
}

export function messagesOf(kind: ResourceKind, name: string, props: Props, at: Date) {
  const type = `pulumi-nodejs:dynamic/intune:${kind}`;
  const enabled = catalog.filter(({ enforcementLevel }) => enforcementLevel !== "disabled");
  return Object.fromEntries(
    enabled.flatMap((policy) => {
      const { message } = policy.judge({ type, name, props }, {}, { now: at, asOf: at });
      return message === undefined ? [] : [[policy.name, message] as const];
    }),
  );
}

export interface Striking {
  readonly intercept: Intercept;
  readonly strikes: () => number;
}

/** Strikes the first so many requests at a place; all others get the tenant's own answer. */
export function striking(
  { play }: Pick<Fault, "play">,
  place: Place,
  elsewhere: string,
  times = Number.POSITIVE_INFINITY,
): Striking {
  let strikes = 0;
  return {
    strikes: () => strikes,
    intercept(request, response, honest) {
      if (placeOf(request) !== place || strikes >= times) return false;
      strikes += 1;
      play({ request, response, honest, elsewhere });
      return true;
    },
  };
}
