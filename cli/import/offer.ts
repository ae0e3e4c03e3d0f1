import { type KindRow, kinds } from "../../policy/wire/kinds.ts";
import { nameIn } from "../../policy/expiring/facts.ts";
import { type Declarations, declaredOf } from "../../stack/declaration/from-config.ts";
import type { Reading } from "../../stack/provider/last-run.ts";
import { undeclared } from "../../stack/provider/matching.ts";
import { datesOf, type Offer, type OfferContext, offerOfTokens } from "./candidates.ts";
import type { TenantReading } from "./tenant.ts";

/** Declarations for everything live that has none. */
export function offerOf(
  declared: Declarations,
  { live }: TenantReading,
  context: Omit<OfferContext, "owned">,
): Offer {
  const full = { ...context, owned: declared.tenant.owner !== undefined };
  const parts = kinds.map((kind) =>
    kind.only
      ? offerOfOnly(kind, kind.only.name, declared, live[kind.kind], full)
      : offerOfTokens(
          kind,
          undeclaredOf(kind, declared, live[kind.kind]),
          declaredOf(declared, kind),
          full,
        ),
  );
  return {
    sections: parts.flatMap(({ sections }) => sections),
    withheld: parts.flatMap(({ withheld }) => withheld),
  };
}

/** Also those are declared whose name is, with the id of another; and ADE tokens may be ignored. */
function undeclaredOf(kind: KindRow, declarations: Declarations, live: Reading["live"]) {
  const declared = [...declaredOf(declarations, kind).values()];
  if (kind.kind === "token") {
    const ignored = declarations.tenant.ignoredTokens.map(({ tokenName }) => tokenName);
    return undeclared(live, declared, ignored);
  }
  return undeclared(live, [...declared, ...declared.map((each) => ({ tokenName: nameIn(each) }))]);
}

function offerOfOnly(
  kind: KindRow,
  name: string,
  declared: Declarations,
  [held]: Reading["live"],
  context: OfferContext,
): Offer {
  if (declaredOf(declared, kind).size > 0 || held === undefined)
    return { sections: [], withheld: [] };
  const items = datesOf(held.expiresAt, context);
  return items === undefined
    ? { sections: [], withheld: [`The ${name} is not offered: its expiry is not known.`] }
    : { sections: [{ key: `apple-ade:${kind.section}`, items }], withheld: [] };
}
