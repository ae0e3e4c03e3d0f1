import { describe, expect, it, test } from "vitest";
import { declarationsOf } from "../../../cli/import/configuration.ts";
import { renewedIn } from "../../../cli/import/renewed.ts";
import type { TenantReading } from "../../../cli/import/tenant.ts";
import { nothingLive } from "./scenario.ts";
import { handedOver, tenantId } from "../../stack/declarations.ts";
import { now } from "../../stack/effects.ts";

const renewBy = "2027-01-29";
const before = "2027-03-01T09:00:00Z";
const after = "2027-11-20T09:00:00Z";
const suggested = {
  renewBy: "2027-10-21",
  comment: "Thursday, 30 days before expiry; choose yours",
  expiresAt: after,
};

function renewed(declared: object, live: Partial<TenantReading["live"]>) {
  const config = handedOver({ tenantId, ...declared });
  const reading = { live: { ...nothingLive, ...live }, unread: [] };
  return renewedIn(declarationsOf({ config, stack: "prod" }), reading, now);
}

const live = (expiresAt: string | undefined) => [
  { id: "1", tokenName: "A", ...(expiresAt !== undefined && { expiresAt }) },
];

describe("a declared token", () => {
  test.for([
    { is: "the one that it was", declared: { expiresAt: before }, expiry: before, found: false },
    {
      is: "written in another zone",
      declared: { expiresAt: "2027-03-01T10:00:00+01:00" },
      expiry: before,
      found: false,
    },
    { is: "another generation", declared: { expiresAt: before }, expiry: after, found: true },
    {
      is: "180 days past its deadline",
      declared: {},
      expiry: "2027-07-28T23:59:59Z",
      found: false,
    },
    { is: "more than that past it", declared: {}, expiry: "2027-07-29T00:00:00Z", found: true },
    { is: "of unknown expiry", declared: { expiresAt: before }, expiry: undefined, found: false },
    {
      is: "pinned by another id",
      declared: { expiresAt: before, id: "2" },
      expiry: after,
      found: false,
    },
    {
      is: "pinned by its id",
      declared: { expiresAt: before, id: "1" },
      expiry: after,
      found: true,
    },
  ])("that is $is counts as renewed: $found", ({ declared, expiry, found }) => {
    const tokens = { a: { tokenName: "A", renewBy, ...declared } };
    const paths = renewed({ tokens }, { token: live(expiry) }).map(({ path }) => path);
    expect(paths).toEqual(found ? [["apple-ade:tokens", "a"]] : []);
  });

  it("whose name several have is not told apart", () => {
    const twins = [...live(after), { id: "2", tokenName: "A", expiresAt: after }];
    const tokens = { a: { tokenName: "A", renewBy, expiresAt: before } };
    expect(renewed({ tokens }, { token: twins })).toEqual([]);
  });
});

describe("the siblings", () => {
  it("are offered their new dates as well", () => {
    const declared = {
      tokens: {},
      pushCertificate: { renewBy, expiresAt: before },
      vppTokens: { books: { displayName: "Books", renewBy, expiresAt: before } },
    };
    const certificate = { id: "push-certificate", expiresAt: after };
    const vppToken = [{ id: "7", displayName: "Books", expiresAt: after }];
    expect(renewed(declared, { pushCertificate: [certificate], vppToken })).toEqual([
      { path: ["apple-ade:pushCertificate"], suggested },
      { path: ["apple-ade:vppTokens", "books"], suggested },
    ]);
    expect(renewed(declared, {})).toEqual([]);
    expect(renewed(declared, { vppToken: [...vppToken, ...vppToken] })).toEqual([]);
  });
});
