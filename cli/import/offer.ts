import type { Declarations } from "../../stack/declaration/from-config.ts";
import { undeclared } from "../../stack/provider/matching.ts";
import {
  type Candidate,
  datesOf,
  type Offer,
  type OfferContext,
  offerOfTokens,
} from "./candidates.ts";
import type { TenantReading } from "./tenant.ts";

/** Declarations for everything live that has none. */
export function offerOf(
  declared: Declarations,
  live: TenantReading,
  context: Omit<OfferContext, "owned">,
): Offer {
  const full = { ...context, owned: declared.tenant.owner !== undefined };
  const tokens = offerOfTokens(
    {
      section: "apple-ade:tokens",
      thing: "The ADE token",
      nameKey: "tokenName",
      tokens: undeclaredTokens(declared, live),
    },
    [...declared.tokens.keys()],
    full,
  );
  const vppTokens = offerOfTokens(
    {
      section: "apple-ade:vppTokens",
      thing: "The VPP token",
      nameKey: "displayName",
      tokens: undeclaredVppTokens(declared, live),
    },
    [...declared.vppTokens.keys()],
    full,
  );
  const parts = [tokens, offerOfCertificate(declared, live, full), vppTokens];
  return {
    sections: parts.flatMap(({ sections }) => sections),
    withheld: parts.flatMap(({ withheld }) => withheld),
  };
}

function undeclaredTokens(
  { tenant }: Declarations,
  { tokens }: TenantReading,
): readonly Candidate[] {
  const ignored = tenant.ignoredTokens.map(({ tokenName }) => tokenName);
  return undeclared(tokens, tenant.declared, ignored).map(({ id, tokenName, expiresAt }) => ({
    id,
    name: tokenName,
    expiresAt,
  }));
}

/** Also those are declared whose name is, with the id of another. */
function undeclaredVppTokens(
  declared: Declarations,
  { vppTokens }: TenantReading,
): readonly Candidate[] {
  const names = [...declared.vppTokens.values()].flatMap((each) => [
    each,
    { displayName: each.displayName },
  ]);
  return undeclared(vppTokens, names).map(({ id, displayName, expiresAt }) => ({
    id,
    name: displayName,
    expiresAt,
  }));
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
