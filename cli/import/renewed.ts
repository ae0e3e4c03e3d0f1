import { sameId } from "../../policy/wire/id.ts";
import { isDeadlineCurrent, maximumLeadDays } from "../../policy/expiring/deadline.ts";
import {
  type SuggestedDeadline,
  suggestedDeadline,
} from "../../policy/expiring/suggested-deadline.ts";
import { parseInstant } from "../../policy/text/time.ts";
import { kinds } from "../../policy/wire/kinds.ts";
import { day, instant, object, required } from "../../policy/wire/values.ts";
import { type Declarations, declaredOf } from "../../stack/declaration/from-config.ts";
import type { Reading } from "../../stack/provider/last-run.ts";
import { type Expectation, match } from "../../stack/provider/matching.ts";
import type { TenantReading } from "./tenant.ts";

/** A declaration whose deadline was set for an earlier generation than Intune has now. */
export interface Renewal {
  /** The keys under `config`: a section, and the logical name in it. */
  readonly path: readonly [section: string, ...key: readonly string[]];
  readonly suggested: SuggestedDeadline;
}

/** By the rule of the policies `…-deadline-current`, with their default. */
export function renewedIn(
  declared: Declarations,
  { live }: TenantReading,
  now: Date,
): readonly Renewal[] {
  return kinds.flatMap((kind) =>
    [...declaredOf(declared, kind)].flatMap(([key, inputs]) => {
      const section = `apple-ade:${kind.section}`;
      const held = live[kind.kind];
      const expiresAt = kind.only ? held[0]?.expiresAt : expiryOf(inputs, held);
      return renewalOf(kind.only ? [section] : [section, key], inputs, expiresAt, now);
    }),
  );
}

/** Of the only live one that it is about, and not of one that took its place. */
function expiryOf(declared: Expectation, live: Reading["live"]): string | undefined {
  const [found, ...others] = match(declared, live);
  const isSame =
    found !== undefined && (declared.id === undefined || sameId(found.id, declared.id));
  return isSame && others.length === 0 ? found.expiresAt : undefined;
}

const declaration = object({ renewBy: required(day), expiresAt: instant });

function renewalOf(
  path: Renewal["path"],
  inputs: object,
  live: string | undefined,
  now: Date,
): readonly Renewal[] {
  const expiresAt = parseInstant(live ?? "");
  return expiresAt === undefined ||
    isDeadlineCurrent(declaration({ ...inputs }), expiresAt, maximumLeadDays.default)
    ? []
    : [{ path, suggested: suggestedDeadline(expiresAt, now) }];
}
