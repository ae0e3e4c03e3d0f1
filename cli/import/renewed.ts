import { isDeadlineCurrent, maximumLeadDays } from "../../policy/expiring/deadline.ts";
import {
  type SuggestedDeadline,
  suggestedDeadline,
} from "../../policy/expiring/suggested-deadline.ts";
import { parseInstant } from "../../policy/text/time.ts";
import { day, instant, object, required } from "../../policy/wire/values.ts";
import type { Declarations } from "../../stack/declaration/from-config.ts";
import { type Expectation, match, type Named, sameId } from "../../stack/provider/matching.ts";
import type { TenantReading } from "./tenant.ts";

type DeclaredSection = "apple-ade:tokens" | "apple-ade:pushCertificate" | "apple-ade:vppTokens";

/** A declaration whose deadline was set for an earlier generation than Intune has now. */
export interface Renewal {
  /** The keys under `config`: a section, and the logical name in it. */
  readonly path: readonly [section: DeclaredSection, ...key: readonly string[]];
  readonly suggested: SuggestedDeadline;
}

/** By the rule of the policies `…-deadline-current`, with their default. */
export function renewedIn(
  declared: Declarations,
  live: TenantReading,
  now: Date,
): readonly Renewal[] {
  const pairs: readonly Pair[] = [
    ...[...declared.tokens].map(([key, token]): Pair => {
      return [["apple-ade:tokens", key], token, expiryOf(token, live.tokens)];
    }),
    [["apple-ade:pushCertificate"], declared.pushCertificate, live.certificate?.expiresAt],
    ...[...declared.vppTokens].map(([key, token]): Pair => {
      return [["apple-ade:vppTokens", key], token, expiryOf(token, live.vppTokens)];
    }),
  ];
  return pairs.flatMap((pair) => renewalOf(pair, now));
}

/** Of the only live one that it is about, and not of one that took its place. */
function expiryOf(
  declared: Expectation,
  live: readonly (Named & { readonly expiresAt?: string })[],
): string | undefined {
  const [found, ...others] = match(declared, live);
  const isSame =
    found !== undefined && (declared.id === undefined || sameId(found.id, declared.id));
  return isSame && others.length === 0 ? found.expiresAt : undefined;
}

/** A declaration's place, what it says, and the expiry of what it matches. */
type Pair = readonly [
  path: Renewal["path"],
  declared: { readonly renewBy: string; readonly expiresAt?: string } | undefined,
  expiresAt: string | undefined,
];

const declaration = object({ renewBy: required(day), expiresAt: instant });

function renewalOf([path, props, live]: Pair, now: Date): readonly Renewal[] {
  const expiresAt = parseInstant(live ?? "");
  if (props === undefined || expiresAt === undefined) return [];
  return isDeadlineCurrent(declaration(props), expiresAt, maximumLeadDays.default)
    ? []
    : [{ path, suggested: suggestedDeadline(expiresAt, now) }];
}
