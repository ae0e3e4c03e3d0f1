import { describe, expect, it, test } from "vitest";
import { declarationsOf } from "../../../cli/import/configuration.ts";
import { isSection, type Section } from "../../../cli/import/item.ts";
import { offerOf } from "../../../cli/import/offer.ts";
import type { TenantReading } from "../../../cli/import/tenant.ts";
import type { DepToken } from "../../../stack/graph/reads/tokens.ts";
import { nothingLive } from "./scenario.ts";
import { type Configuration, handedOver, tenantId } from "../../stack/declarations.ts";
import { now } from "../../stack/effects.ts";

const expiresAt = "2027-03-01T09:00:00Z";
const dates = [
  { key: "renewBy", value: "2027-01-29", comment: "Friday, 31 days before expiry; choose yours" },
  { key: "expiresAt", value: expiresAt },
  { note: "owner: … (who renews it)" },
];

const live = (tokenName: string | undefined, more: Partial<DepToken> = {}): DepToken => ({
  id: `id of ${tokenName}`,
  ...(tokenName !== undefined && { tokenName }),
  tokenType: "dep",
  expiresAt,
  ...more,
});

const certificate = { id: "push-certificate", expiresAt };

function offered(configuration: Configuration, reading: Partial<TenantReading["live"]>) {
  const config = handedOver({ tenantId, ...configuration });
  const declared = declarationsOf({ config, stack: "prod" });
  return offerOf(
    declared,
    { live: { ...nothingLive, ...reading }, unread: [] },
    { now, refusalOf: () => undefined },
  );
}

/** The logical names that are offered for names or ids. */
function keys({ sections }: { readonly sections: readonly Section[] }) {
  return sections.flatMap(({ items }) => items.filter(isSection).map(({ key }) => key));
}

describe("of a tenant", () => {
  it("everything is offered, in the order of names, with the owner left to a person", () => {
    const reading = {
      token: [live("Macs"), live("iPads"), live("Configurator", { tokenType: "none" })],
      pushCertificate: [{ ...certificate, appleIdentifier: "mdm@contoso.example" }],
      vppToken: [{ id: "7", displayName: "Books", expiresAt }],
    };
    const token = (key: string, tokenName: string) => ({
      key,
      items: [
        { key: "tokenName", value: tokenName },
        { key: "id", value: `id of ${tokenName}` },
        ...dates,
      ],
    });
    expect(offered({}, reading)).toEqual({
      sections: [
        { key: "apple-ade:tokens", items: [token("ipads", "iPads"), token("macs", "Macs")] },
        { key: "apple-ade:pushCertificate", items: dates },
        {
          key: "apple-ade:vppTokens",
          items: [
            {
              key: "books",
              items: [{ key: "displayName", value: "Books" }, { key: "id", value: "7" }, ...dates],
            },
          ],
        },
      ],
      withheld: [],
    });
  });

  it("those of one name are offered in the order of their ids, and a nameless one is not", () => {
    const twins = ["2", "1", "3"].map((id) => live("Macs", { id }));
    const { sections, withheld } = offered({}, { token: [...twins, live(undefined)] });
    expect(JSON.stringify(sections).match(/(?<="id","value":")\d/g)).toEqual(["1", "2", "3"]);
    expect(keys({ sections })).toEqual(["macs", "macs-2", "macs-3"]);
    expect(withheld).toEqual([expect.stringContaining("it has no readable name")]);
  });

  it("nothing is offered twice, by whatever it is declared or ignored", () => {
    const renewBy = "2027-01-29";
    const declared = {
      tokens: {
        a: { tokenName: "A", renewBy },
        b: { tokenName: "other", id: "ID OF B", renewBy },
        c: { tokenName: "C", id: "replaced", renewBy },
      },
      ignoredTokens: [{ tokenName: "D", reason: "old" }],
      pushCertificate: { renewBy },
      vppTokens: {
        e: { displayName: "E", renewBy },
        f: { displayName: "F", id: "replaced", renewBy },
      },
    };
    const reading = {
      token: ["A", "B", "C", "D"].map((name) => live(name)),
      pushCertificate: [certificate],
      vppToken: ["E", "F"].map((displayName) => ({ id: displayName, displayName, expiresAt })),
    };
    expect(offered(declared, reading)).toEqual({ sections: [], withheld: [] });
  });

  it("no owner is asked for where the defaults name one", () => {
    const { sections } = offered(
      { defaults: { owner: "Team" } },
      { pushCertificate: [certificate] },
    );
    expect(sections).toEqual([{ key: "apple-ade:pushCertificate", items: dates.slice(0, 2) }]);
  });

  it("tokens of one name get names of their own, apart from those that there are", () => {
    const declared = { tokens: { ipads: { tokenName: "Old", renewBy: "2027-01-29" } } };
    const tokens = [live("iPads", { id: "2" }), live("iPads", { id: "1" }), live("iPads-3")];
    const offer = offered(declared, { token: tokens });
    expect(keys(offer)).toEqual(["ipads-2", "ipads-3", "ipads-3-2"]);
    expect(offer.sections[0]?.items[0]).toMatchObject({ items: [{}, { value: "1" }, {}, {}, {}] });
  });

  test.for([
    {
      what: "an expiry",
      reading: { token: [live("A\nB", { expiresAt: "soon" })] },
      said: String.raw`The ADE token "A\u{a}B" is not offered: its expiry is not known.`,
    },
    {
      what: "a name",
      reading: { token: [live(undefined)] },
      said: 'The ADE token with the id "id of undefined" is not offered: it has no readable name.',
    },
    {
      what: "whole characters",
      reading: { token: [live("A\uD83D")] },
      said: String.raw`The ADE token "A\u{d83d}" is not offered: its name contains half a character, which no file can hold.`,
    },
    {
      what: "a name that Pulumi keeps",
      reading: { token: [live("\nA")] },
      said: String.raw`The ADE token "\u{a}A" is not offered: its name begins with a line break, which Pulumi drops.`,
    },
    {
      what: "an expiry of the certificate",
      reading: { pushCertificate: [{ id: "push-certificate" }] },
      said: "The Apple MDM push certificate is not offered: its expiry is not known.",
    },
    {
      what: "an expiry of a VPP token",
      reading: { vppToken: [{ id: "7", displayName: "Books" }] },
      said: 'The VPP token "Books" is not offered: its expiry is not known.',
    },
  ])("what lacks $what is named, and not offered", ({ reading, said }) => {
    expect(offered({}, reading)).toEqual({ sections: [], withheld: [said] });
  });
});
