import { isDeadlineCurrent, maximumLeadDays } from "../../policy/expiring/deadline.ts";
import { parseDeclared } from "../../policy/expiring/facts.ts";
import {
  type SuggestedDeadline,
  suggestedDeadline,
} from "../../policy/expiring/suggested-deadline.ts";
import { parseInstant } from "../../policy/time.ts";
import type { Declarations } from "../../stack/declaration/from-config.ts";
import { match, sameId, vppMatches } from "../../stack/matching.ts";
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
      const found = match(token, live.tokens);
      const isSame =
        found.status === "found" && (token.id === undefined || sameId(found.token.id, token.id));
      return [["apple-ade:tokens", key], token, isSame ? found.token.expiresAt : undefined];
    }),
    [["apple-ade:pushCertificate"], declared.pushCertificate, live.certificate?.expiresAt],
    ...[...declared.vppTokens].map(([key, token]): Pair => {
      const [found, ...others] = vppMatches(token, live.vppTokens);
      const expiresAt = others.length === 0 ? found?.expiresAt : undefined;
      return [["apple-ade:vppTokens", key], token, expiresAt];
    }),
  ];
  return pairs.flatMap((pair) => renewalOf(pair, now));
}

/** A declaration's place, what it says, and the expiry of what it matches. */
type Pair = readonly [
  path: Renewal["path"],
  declared: { readonly renewBy: string; readonly expiresAt?: string } | undefined,
  expiresAt: string | undefined,
];

function renewalOf([path, props, live]: Pair, now: Date): readonly Renewal[] {
  const expiresAt = parseInstant(live ?? "");
  if (props === undefined || expiresAt === undefined) return [];
  const declared = parseDeclared({ ...props });
  return isDeadlineCurrent(declared, expiresAt, maximumLeadDays.default)
    ? []
    : [{ path, suggested: suggestedDeadline(expiresAt, now) }];
}
