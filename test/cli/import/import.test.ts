import { describe, expect, it } from "vitest";
import { depOnboardingSetting } from "../../../demo/scenarios/dep-onboarding-setting.ts";
import { useDemoTenants } from "../../stack/demo-tenants.ts";
import { scenario } from "./scenario.ts";
import { openImport } from "./stage.ts";

const start = useDemoTenants();

const withoutSiblings = { live: scenario.live };

const corporate = (more: string) => `  apple-ade:tokens:
    corporate:
      tokenName: Corporate iPhones
${more}`;

describe("apple-ade import", () => {
  it("prints what the stack lacks, and changes nothing", async () => {
    const stage = openImport(await start({ scenario }));
    const before = stage.text();
    const { status, out, said } = await stage.run();
    expect(status).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "config:
        apple-ade:tokens:
          corporate-iphones:
            tokenName: Corporate iPhones
            id: "1111"
            renewBy: "2027-01-29" # Friday, 31 days before expiry; choose yours
            expiresAt: "2027-03-01T09:00:00Z"
            # owner: … (who renews it)
          stores-ipads:
            tokenName: "Stores: iPads"
            id: "2222"
            renewBy: "2026-10-23" # Friday, 9 days before expiry, which is past: renew now
            expiresAt: "2026-11-01T09:00:00Z"
            # owner: … (who renews it)
        apple-ade:pushCertificate:
          renewBy: "2026-11-23" # Monday, 17 days before expiry; choose yours
          expiresAt: "2026-12-10T09:00:00Z"
          # owner: … (who renews it)
        apple-ade:vppTokens:
          books:
            displayName: Books
            id: "7777"
            renewBy: "2027-04-30" # Friday, 32 days before expiry; choose yours
            expiresAt: "2027-06-01T00:00:00Z"
            # owner: … (who renews it)
      "
    `);
    expect(said).toMatchInlineSnapshot(`
      "Read from Contoso: 2 ADE tokens, the Apple MDM push certificate, 1 VPP token.
      New: 2 ADE tokens, the Apple MDM push certificate, 1 VPP token.
      Nothing was changed. With --write this is merged into Pulumi.contoso.yaml, and the difference shown first."
    `);
    expect(stage.text()).toBe(before);
  });

  it("writes it, the difference first, and has nothing to add then", async () => {
    const stage = openImport(await start({ scenario }));
    const before = stage.text();
    const printed = (await stage.run()).out;
    const { status, out, said } = await stage.run({ write: true });
    expect(status).toBe(0);
    const lines = printed.split("\n").slice(1).join("\n");
    expect(stage.text()).toBe(before + lines);
    expect(out).toContain(lines.trimEnd().replaceAll(/^/gm, "+"));
    expect(said).toMatch(/Pulumi\.contoso\.yaml is written\./);
    for (const write of [true, false]) {
      expect(await stage.run({ write })).toEqual({
        status: 0,
        out: "",
        said: "Read from Contoso: 2 ADE tokens, the Apple MDM push certificate, 1 VPP token.\nNew: nothing.",
      });
    }
    expect(stage.text()).toBe(before + lines);
  });

  it("offers and writes the new dates of what was renewed", async () => {
    const rest = corporate(`      renewBy: "2026-02-02" # agreed\n`);
    const stage = openImport(await start({ scenario: withoutSiblings }), rest);
    const before = stage.text();
    expect((await stage.run()).said).toMatchInlineSnapshot(`
      "Read from Contoso: 2 ADE tokens.
      New: 1 ADE token. Renewed: 1.
      Renewed in Intune; in the stack's configuration, correct two lines of each:
        Pulumi.contoso.yaml:5, apple-ade:tokens.corporate
          renewBy: "2027-01-29" # Friday, 31 days before expiry; choose yours
          expiresAt: "2027-03-01T09:00:00Z"
      Nothing was changed. With --write this is merged into Pulumi.contoso.yaml, and the difference shown first."
    `);
    const { status, out } = await stage.run({ write: true });
    expect(status).toBe(0);
    expect(out).toContain(
      '-      renewBy: "2026-02-02" # agreed\n+      renewBy: "2027-01-29" # agreed\n',
    );
    const dates = '"2027-01-29" # agreed\n      expiresAt: "2027-03-01T09:00:00Z"';
    const [kept, added] = stage.text().split("    stores-ipads:");
    expect(kept).toBe(before.replace('"2026-02-02" # agreed', dates));
    expect(added).toContain('tokenName: "Stores: iPads"');
  });

  it("says what a person has to renew, where the dates are no plain values", async () => {
    const rest = corporate(`      renewBy: &day "2026-02-02"\n`);
    const stage = openImport(await start({ scenario: withoutSiblings }), rest);
    const { status, said } = await stage.run({ write: true });
    expect(status).toBe(2);
    expect(said).toMatchInlineSnapshot(`
      "Read from Contoso: 2 ADE tokens.
      New: 1 ADE token. Renewed: 1.
      Pulumi.contoso.yaml is written. Look at the deadlines, name the owners, then check: npx --no-install apple-ade check
      Renewed in Intune; in the stack's configuration, correct two lines of each:
        Pulumi.contoso.yaml:5, apple-ade:tokens.corporate
          renewBy: "2027-01-29" # Friday, 31 days before expiry; choose yours
          expiresAt: "2027-03-01T09:00:00Z""
    `);
    expect(stage.text()).toContain(rest);
    expect(stage.text()).toContain("stores-ipads");
  });

  it("shows no Apple ID, not even one that stands beside a change", async () => {
    const id = "ade@contoso.example";
    const rest = corporate(`      renewBy: "2026-02-02"\n      appleIdentifier: ${id}\n`);
    const stage = openImport(await start({ scenario }), rest);
    const { out, said } = await stage.run({ write: true });
    expect(out).toContain("appleIdentifier: …");
    expect(out + said).not.toMatch(/@contoso\.example/);
    expect(stage.text()).toContain(id);
  });

  it("withholds what the configuration would refuse, with its reason", async () => {
    const tokenName = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    const live = () => [depOnboardingSetting({ tokenName, id: "1" })];
    const { status, out, said } = await openImport(await start({ scenario: { live } })).run();
    expect({ status, out }).toEqual({ status: 0, out: "" });
    expect(said).toMatch(/^The ADE token ".*" is not offered: tokens\..*\.tokenName: is a value/m);
  });
});
