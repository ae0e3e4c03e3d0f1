import { z } from "zod";
import { knownOf } from "../../policy/pack/unknown-inputs.ts";
import {
  isMandatory,
  type Operation,
  policyEvent,
  props,
  type Removed,
  type Resource,
} from "../assess/operation.ts";
import { jsonOf } from "../read-text.ts";
import { ownName, stackOfUrn } from "../stack-name.ts";

const state = z.looseObject({ parent: z.string().optional(), inputs: props.default({}) });

const step = z.looseObject({
  op: z.string(),
  urn: z.string(),
  type: z.string(),
  old: state.nullish(),
  new: state.nullish(),
});

/** The parts of an engine event that are used; Pulumi's own type lags behind the engine. */
const engineEvent = z.looseObject({
  timestamp: z.int(),
  policyEvent: policyEvent.optional(),
  resourcePreEvent: z.looseObject({ metadata: step }).optional(),
  diagnosticEvent: z.looseObject({ severity: z.string(), message: z.string() }).optional(),
  policyAnalyzeSummaryEvent: z.looseObject({ policyPackName: z.string() }).optional(),
  summaryEvent: z
    .looseObject({ PolicyPacks: z.record(z.string(), z.string()).nullish() })
    .optional(),
});

export type EngineEvent = z.infer<typeof engineEvent>;

/** One line of a stream of engine events; `undefined` when it is none. */
export function parseEvent(line: string): EngineEvent | undefined {
  return engineEvent.safeParse(jsonOf(line)).data;
}

const packName = "apple-ade";

export function operationOf(events: readonly EngineEvent[]): Operation {
  const resources = new Map(events.flatMap(resourceOf).map((each) => [each.urn, each]));
  const found = events.flatMap((each) => each.policyEvent ?? []);
  // `up` previews first, and an organisation may enforce the same pack: the stricter one counts.
  const byLevel = found.toSorted((a, b) => Number(isMandatory(a)) - Number(isMandatory(b)));
  const byKey = byLevel.map((each) => {
    const { resourceUrn = "", policyPackName, policyName } = each;
    return [`${resourceUrn} ${policyPackName} ${policyName}`, each] as const;
  });
  const violations = [...new Map(byKey).values()];
  const times = events.map(({ timestamp }) => timestamp * 1000);
  return {
    resources: [...resources.values()],
    removed: [...new Map(events.flatMap(removedOf).map((each) => [each.urn, each])).values()],
    violations: violations.filter(({ policyPackName }) => policyPackName === packName),
    others: violations.filter((each) => each.policyPackName !== packName && isMandatory(each)),
    errors: events.flatMap(errorOf),
    packRan: events.some(isOfThePack),
    startedAt: new Date(Math.min(...times)),
    endedAt: new Date(Math.max(...times)),
    finished:
      events.findLastIndex(({ summaryEvent }) => summaryEvent !== undefined) >
      events.findLastIndex(({ resourcePreEvent }) => resourcePreEvent !== undefined),
  };
}

function isOfThePack({ policyEvent: found, policyAnalyzeSummaryEvent, summaryEvent }: EngineEvent) {
  const packs = Object.keys(summaryEvent?.PolicyPacks ?? {}).map((key) => key.split("|")[0]);
  return [...packs, (found ?? policyAnalyzeSummaryEvent)?.policyPackName].includes(packName);
}

function resourceOf({ resourcePreEvent, timestamp }: EngineEvent): readonly Resource[] {
  if (resourcePreEvent === undefined) return [];
  const { urn, type, old, new: next } = resourcePreEvent.metadata;
  // A step without a new state deletes.
  if (next === undefined || next === null) return [];
  const { props: inputs, unknown } = knownOf(next.inputs, "events");
  return [
    {
      urn,
      type,
      name: nameIn(urn),
      parent: next.parent,
      inputs,
      unknown,
      recorded: old?.inputs && knownOf(old.inputs, "events").props,
      seenAt: new Date(timestamp * 1000),
    },
  ];
}

/** One that is replaced keeps its new state. */
function removedOf({ resourcePreEvent }: EngineEvent): readonly Removed[] {
  if (resourcePreEvent?.metadata.op !== "delete") return [];
  const { urn, type, old } = resourcePreEvent.metadata;
  const { props: inputs } = knownOf(old?.inputs ?? {}, "events");
  return [{ urn, type, name: nameIn(urn), parent: old?.parent, inputs }];
}

function nameIn(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

/** The stack's name, as the engine has it, also where it told of nothing but was asked for one. */
export function stackOf({ resources }: Operation, named = "the selected stack"): string {
  const [first] = resources;
  return first === undefined ? ownName(named) : stackOfUrn(first.urn);
}

function errorOf({ diagnosticEvent }: EngineEvent): readonly string[] {
  if (diagnosticEvent?.severity !== "error") return [];
  const message = diagnosticEvent.message.trim();
  return /^(?:preview|update) failed$/.test(message) ? [] : [message];
}
