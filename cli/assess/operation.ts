import { z } from "zod";
import type { Unread } from "../../policy/pack/unknown-inputs.ts";

export const props = z.record(z.string(), z.unknown());

/** What the engine told of a violated policy. */
export const policyEvent = z.looseObject({
  resourceUrn: z.string().optional(),
  message: z.string(),
  policyName: z.string(),
  policyPackName: z.string(),
  enforcementLevel: z.string(),
  exceptions: z
    .array(z.looseObject({ id: z.string().default(""), reason: z.string().default("") }))
    .optional()
    .describe("Granted in Pulumi: it does not block"),
  severity: z.string().optional(),
});

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

/** A resource that the last `up` recorded, and that the program does not have any more. */
export type Removed = Pick<Resource, "urn" | "type" | "name" | "parent" | "inputs">;

/** What one preview or `up` told, of everything that matters here. */
export interface Operation {
  readonly resources: readonly Resource[];
  readonly removed: readonly Removed[];
  readonly violations: readonly PolicyEvent[];
  /** What other packs found that blocks. */
  readonly others: readonly PolicyEvent[];
  /** The errors that the engine printed, without the one that repeats its exit status. */
  readonly errors: readonly string[];
  /** By the events themselves: the pack has judged, too. */
  readonly packRan: boolean;
  /** When its first and its last event were sent, to the second. */
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** The engine came to its end, whatever it found; the last one, where a file has several runs. */
  readonly finished: boolean;
}

/** An exception that was granted in Pulumi itself lets it pass. */
export function isMandatory({ enforcementLevel, exceptions = [] }: PolicyEvent): boolean {
  return enforcementLevel === "mandatory" && exceptions.length === 0;
}
