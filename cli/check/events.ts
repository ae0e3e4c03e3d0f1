import { z } from "zod";
import { knownOf, type Unread } from "../../policy/unknown-inputs.ts";

const props = z.record(z.string(), z.unknown());

const state = z.looseObject({ parent: z.string().optional(), inputs: props.default({}) });

const step = z.looseObject({
  op: z.string(),
  urn: z.string(),
  type: z.string(),
  old: state.nullish(),
  new: state.nullish(),
});

const policyEvent = z.looseObject({
  resourceUrn: z.string().optional(),
  message: z.string(),
  policyName: z.string(),
  policyPackName: z.string(),
  enforcementLevel: z.string(),
  severity: z.string().optional(),
});

/** The parts of an engine event that are used; Pulumi's own type lags behind the engine. */
const engineEvent = z.looseObject({
  timestamp: z.int(),
  policyEvent: policyEvent.optional(),
  resourcePreEvent: z.looseObject({ metadata: step }).optional(),
  diagnosticEvent: z.looseObject({ severity: z.string(), message: z.string() }).optional(),
  summaryEvent: z
    .looseObject({ PolicyPacks: z.record(z.string(), z.string()).nullish() })
    .optional(),
});

export type EngineEvent = z.infer<typeof engineEvent>;
export type PolicyEvent = z.infer<typeof policyEvent>;
export type Props = Readonly<Record<string, unknown>>;

/** A resource of the new state as the policies saw it, and as the last `up` recorded it. */
export interface Resource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly parent: string | undefined;
  readonly inputs: Props;
  /** What of the inputs cannot be read; nothing is judged then. */
  readonly unknown: readonly Unread[];
  /** Absent: the last `up` did not record it. */
  readonly recorded: Props | undefined;
  /** When its policies ran, to the second. */
  readonly seenAt: Date;
}

/** What one preview or `up` told, of everything that matters here. */
export interface Operation {
  readonly resources: readonly Resource[];
  readonly violations: readonly PolicyEvent[];
  /** The errors that the engine printed, without the one that repeats its exit status. */
  readonly errors: readonly string[];
  readonly packVersion: string | undefined;
  /** The engine came to its end, whatever it found. */
  readonly finished: boolean;
}

/** One line of a stream of engine events; `undefined` when it is none. */
export function parseEvent(line: string): EngineEvent | undefined {
  try {
    return engineEvent.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

const packName = "apple-ade";

export function operationOf(events: readonly EngineEvent[]): Operation {
  const resources = new Map(events.flatMap(resourceOf).map((each) => [each.urn, each]));
  const violations = events.flatMap(({ policyEvent: each }) =>
    each?.policyPackName === packName ? [each] : [],
  );
  const packs = events.flatMap(({ summaryEvent }) =>
    Object.entries(summaryEvent?.PolicyPacks ?? {}),
  );
  return {
    resources: [...resources.values()],
    // `up` previews first: the same violation comes twice.
    violations: [...new Map(violations.map((each) => [violationKey(each), each])).values()],
    errors: events.flatMap(errorOf),
    packVersion: packs.find(([name]) => name.startsWith(`${packName}|`))?.[1],
    finished: events.some(({ summaryEvent }) => summaryEvent !== undefined),
  };
}

export function violationKey(violation: Pick<PolicyEvent, "resourceUrn" | "policyName">): string {
  return `${violation.resourceUrn ?? ""} ${violation.policyName}`;
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
      name: urn.split("::").slice(3).join("::"),
      parent: next.parent,
      inputs,
      unknown,
      recorded: old?.inputs && knownOf(old.inputs, "events").props,
      seenAt: new Date(timestamp * 1000),
    },
  ];
}

/** The stack's name, as the engine has it. */
export function stackOf({ resources }: Operation): string | undefined {
  return resources[0]?.urn.split("::")[0]?.replace("urn:pulumi:", "");
}

function errorOf({ diagnosticEvent }: EngineEvent): readonly string[] {
  if (diagnosticEvent?.severity !== "error") return [];
  const message = diagnosticEvent.message.trim();
  return /^(?:preview|update) failed$/.test(message) ? [] : [message];
}
