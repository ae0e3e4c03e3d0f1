import type { Declarations } from "../../stack/declaration/from-config.ts";
import { undeclared } from "../../stack/provider/matching.ts";
import { datesOf, type Offer, type OfferContext, offerOfTokens } from "./candidates.ts";
import type { TenantReading } from "./tenant.ts";

/** Declarations for everything live that has none. */
export function offerOf(
  declared: Declarations,
  live: TenantReading,
  context: Omit<OfferContext, "owned">,
): Offer {
  const { tenant } = declared;
  const full = { ...context, owned: tenant.owner !== undefined };
  const ignored = tenant.ignoredTokens.map(({ tokenName }) => tokenName);
  // Also those are declared whose name is, with the id of another.
  const names = [...declared.vppTokens.values()].flatMap((each) => [
    each,
    { displayName: each.displayName },
  ]);
  const parts = [
    offerOfTokens(
      {
        section: "apple-ade:tokens",
        thing: "The ADE token",
        nameKey: "tokenName",
        tokens: undeclared(live.tokens, tenant.declared, ignored),
      },
      declared.tokens,
      full,
    ),
    offerOfCertificate(declared, live, full),
    offerOfTokens(
      {
        section: "apple-ade:vppTokens",
        thing: "The VPP token",
        nameKey: "displayName",
        tokens: undeclared(live.vppTokens, names),
      },
      declared.vppTokens,
      full,
    ),
  ];
  return {
    sections: parts.flatMap(({ sections }) => sections),
    withheld: parts.flatMap(({ withheld }) => withheld),
  };
}

function offerOfCertificate(
  declared: Declarations,
  { certificate }: TenantReading,
  context: OfferContext,
): Offer {
  if (declared.pushCertificate !== undefined || certificate === undefined)
    return { sections: [], withheld: [] };
  const items = datesOf(certificate.expiresAt, context);
  return items === undefined
    ? {
        sections: [],
        withheld: ["The Apple MDM push certificate is not offered: its expiry is not known."],
      }
    : { sections: [{ key: "apple-ade:pushCertificate", items }], withheld: [] };
}
