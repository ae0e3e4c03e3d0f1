import { z } from "zod";
import type { Columns } from "../fallback.ts";

/** A text that says something; anything else is absent. */
export const text = z.string().min(1).optional().catch(undefined);

export const id = z.string().min(1);

/** Graph's `DateTimeOffset` as ISO 8601 in UTC, whole seconds; anything else is absent. */
export const instant = z.iso
  .datetime({ offset: true })
  .transform((value) => `${new Date(value).toISOString().slice(0, 19)}Z`)
  .refine(isDate)
  .optional()
  .catch(undefined);

/** .NET's `0001-01-01` means that there is no date. */
export function isDate(iso: string | null | undefined): iso is string {
  return (iso ?? "") > "2000";
}

/** What a schema reads: only what is used leaves Graph, unless it refuses `$select`. */
export function selecting(shape: object): Columns {
  return { select: Object.keys(shape) };
}
