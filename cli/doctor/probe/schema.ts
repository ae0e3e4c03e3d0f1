import { z } from "zod";
import { type RowOfKind, siblings } from "../../../policy/wire/kinds.ts";

const masked = z.record(z.string(), z.unknown());
const entities = z.array(masked).readonly();

type OfSiblings = {
  readonly [R in RowOfKind as Exclude<R["section"], "tokens">]: R extends { only: unknown }
    ? z.ZodOptional<typeof masked>
    : z.ZodDefault<typeof entities>;
};

/** Of each other kind than ADE tokens the only one, or all. */
const ofSiblings: OfSiblings = Object.assign(
  {},
  ...siblings.map(({ section, only }) => ({
    [section]: only ? masked.optional() : entities.default([]),
  })),
);

/** What there is of each, as it stands in a probe. */
export function bySibling(
  all: (kind: (typeof siblings)[number]) => readonly z.output<typeof masked>[],
): z.output<z.ZodObject<OfSiblings>> {
  return Object.assign(
    {},
    ...siblings.map((kind) => {
      const own = all(kind);
      if (kind.only && own.length === 0) return {};
      return { [kind.section]: kind.only ? own.at(-1) : own };
    }),
  );
}

/** All attempts of one form of request. */
const requestForm = z.object({
  /** Without ids and without the origin. */
  path: z.string(),
  /** Without the place of a page. */
  query: z.string(),
  /** Of each attempt; 0 is none. */
  statuses: z.array(z.int()),
  milliseconds: z.number(),
  pages: z.int(),
  elements: z.int(),
  /** Another form of it was refused before. */
  fallback: z.boolean(),
});

/** What belongs to one token; devices that look alike are counted. */
const parts = z.object({
  /** The token with its default profiles. */
  defaults: masked,
  profiles: entities,
  devices: z.array(z.object({ count: z.int(), device: masked })),
});

/** What a tenant answered, masked. */
const tenant = z.object({
  tokens: entities,
  /** By the token's masked id. */
  parts: z.record(z.string(), parts),
  ...ofSiblings,
});

/** What `--probe` writes and `demo --replay` reads: no name, id, address or moment is in it. */
export const probeSchema = z.object({
  probe: z.literal(1),
  appleAde: z.string(),
  /** Whether a cloud was read, or a tenant that is played on this machine. */
  live: z.boolean(),
  checks: z.array(z.object({ name: z.string(), state: z.string() })),
  /** The library's names of those that were asked; the last one may have answered. */
  credentials: z.array(z.string()),
  requests: z.array(requestForm),
  tenant,
  /** Absent: the stack's file was not understood. */
  declared: z
    .object({
      tokens: entities,
      ignoredTokens: entities,
      ...ofSiblings,
      defaults: masked,
      devices: masked,
    })
    .optional(),
});

export type Probe = z.infer<typeof probeSchema>;
export type RequestForm = z.infer<typeof requestForm>;
export type MaskedTenant = z.infer<typeof tenant>;
