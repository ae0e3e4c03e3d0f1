import { describe, expect, it, test } from "vitest";
import { depOnboardingSetting } from "../../../demo/scenarios/dep-onboarding-setting.ts";
import { useDemoTenants } from "../demo-tenants.ts";
import { observedAt } from "../effects.ts";
import { inTurn, listPath, listRequests } from "../graph-answers.ts";
import { recordedOfToken } from "../token-facts.ts";
import { check, startProcess, tenantInputs, tokenInputs } from "./check.ts";

const start = useDemoTenants();
const corporate = depOnboardingSetting({ id: "7c0a1111" });
const twin = depOnboardingSetting({ id: "7c0a2222" });
const macs = depOnboardingSetting({ id: "7c0a3333", tokenName: "Design Macs" });
const configurator = depOnboardingSetting({ id: "7c0a4444", tokenType: "none" });

/** What joins the facts of a token that has no profile, where devices are not asked for. */
const withoutProfiles = {
  profiles: { status: "read", total: 0, defaults: {}, fields: [], companyPortal: [] },
  devices: { status: "off" },
};

describe("the facts of a token that was found", () => {
  it("are those of the contract, and no others", async () => {
    const tenant = await start({ live: [corporate, macs, configurator] });
    const news = tokenInputs(tenant, { appleIdentifier: "ade@contoso.example" });
    expect((await check(startProcess().AdeToken, news)).live).toStrictEqual({
      status: "found",
      observedAt,
      ...recordedOfToken,
      id: "7c0a1111",
      ...withoutProfiles,
    });
  });

  it("are as few as Graph gives", async () => {
    const tenant = await start({ live: [{ id: "7c0a1111", tokenName: "Corporate iPhones" }] });
    expect((await check(startProcess().AdeToken, tokenInputs(tenant))).live).toStrictEqual({
      status: "found",
      observedAt,
      id: "7c0a1111",
      tokenName: "Corporate iPhones",
      ...withoutProfiles,
    });
  });

  it("are of the pinned token, whatever its name is now", async () => {
    const tenant = await start({ live: [corporate, macs] });
    const { live } = await check(startProcess().AdeToken, tokenInputs(tenant, { id: "7C0A3333" }));
    expect(live).toMatchObject({ status: "found", id: "7c0a3333", tokenName: "Design Macs" });
  });

  it("show the other id when the pinned one is gone", async () => {
    const tenant = await start({ live: [corporate] });
    const { live } = await check(startProcess().AdeToken, tokenInputs(tenant, { id: "gone" }));
    expect(live).toMatchObject({ status: "found", id: "7c0a1111" });
    expect(live).not.toHaveProperty("previousId");
  });
});

describe("a declared Apple ID", () => {
  test.for([
    { declared: "ade@contoso.example", live: "ade@contoso.example", matches: true },
    { declared: " ADE@Contoso.Example\n", live: "ade@contoso.example", matches: true },
    { declared: "ade@contoso.example", live: "\tAde@CONTOSO.example ", matches: true },
    { declared: "ade@contoso.example", live: "other@contoso.example", matches: false },
    { declared: "ade@contoso.example", live: "ade@contoso.examples", matches: false },
  ])("$declared and a live $live: matches is $matches", async ({ declared, live, matches }) => {
    const tenant = await start({ live: [{ ...corporate, appleIdentifier: live }] });
    const news = tokenInputs(tenant, { appleIdentifier: declared });
    expect((await check(startProcess().AdeToken, news)).live).toMatchObject({
      appleIdentifierMatches: matches,
    });
  });

  it("is compared with nothing when Graph shows none", async () => {
    const tenant = await start({ live: [{ ...corporate, appleIdentifier: null }] });
    const news = tokenInputs(tenant, { appleIdentifier: "ade@contoso.example" });
    const { live } = await check(startProcess().AdeToken, news);
    expect(live["status"]).toBe("found");
    expect(live).not.toHaveProperty("appleIdentifierMatches");
  });

  it("that is none is compared with nothing", async () => {
    const tenant = await start({ live: [corporate] });
    const { live } = await check(startProcess().AdeToken, tokenInputs(tenant));
    expect(live).not.toHaveProperty("appleIdentifierMatches");
  });
});

describe("the live Apple ID", () => {
  test.for([
    { when: "the token is found", live: [{ ...corporate }] },
    { when: "several match", live: [corporate, twin] },
    { when: "another is the closest", live: [{ ...corporate, tokenName: "Corporate iPhone" }] },
  ])("is in no facts when $when", async ({ live }) => {
    const secret = live.map((token) => ({ ...token, appleIdentifier: "hidden@contoso.example" }));
    const tenant = await start({ live: secret });
    const { AdeTenant, AdeToken } = startProcess();
    const results = [
      await check(AdeTenant, tenantInputs(tenant)),
      await check(AdeToken, tokenInputs(tenant, { appleIdentifier: "declared@contoso.example" })),
    ];
    expect(JSON.stringify(results)).toContain("Corporate iPhone");
    expect(JSON.stringify(results)).not.toContain("hidden");
  });
});

describe("the facts of a token that was not found", () => {
  it("count the live tokens, without Apple Configurator's entry", async () => {
    const tenant = await start({ live: [macs, configurator] });
    expect((await check(startProcess().AdeToken, tokenInputs(tenant))).live).toStrictEqual({
      status: "missing",
      observedAt,
      tokensRead: 1,
    });
  });

  it("name the closest undeclared token, when the tenant was checked in the same process", async () => {
    const names = ["Corporate iPhone", "Corporate iPhones 2", "Corporate iPhonez"];
    const live = names.map((tokenName, index) =>
      depOnboardingSetting({ tokenName, id: `id-${index}` }),
    );
    const tenant = await start({ live });
    const { AdeTenant, AdeToken } = startProcess();
    const declared = [{ key: "other", tokenName: "Corporate iPhone" }];
    const ignoredTokens = [{ tokenName: "Corporate iPhonez", reason: "Gone soon" }];
    await check(AdeTenant, tenantInputs(tenant, { declared, ignoredTokens }));
    expect((await check(AdeToken, tokenInputs(tenant))).live).toStrictEqual({
      status: "missing",
      observedAt,
      tokensRead: 3,
      closestUndeclared: {
        id: "id-1",
        tokenName: "Corporate iPhones 2",
        expiresAt: "2027-03-01T09:00:00Z",
      },
    });
  });

  it("name none that is declared, ignored or Apple Configurator's", async () => {
    const tenant = await start({ live: [macs, configurator] });
    const { AdeTenant, AdeToken } = startProcess();
    await check(
      AdeTenant,
      tenantInputs(tenant, { declared: [{ key: "macs", tokenName: "Design Macs" }] }),
    );
    const { live } = await check(AdeToken, tokenInputs(tenant));
    expect(live).not.toHaveProperty("closestUndeclared");
  });

  it("name none when another tenant was checked in the same process", async () => {
    const [tenant, other] = [await start({ live: [macs] }), await start({ live: [macs] })];
    const { AdeTenant, AdeToken } = startProcess();
    await check(AdeTenant, tenantInputs(other));
    expect((await check(AdeToken, tokenInputs(tenant))).live).not.toHaveProperty(
      "closestUndeclared",
    );
  });
});

describe("the facts of a token that is not alone", () => {
  it("list the candidates, in the order of their ids", async () => {
    const { tokenExpirationDateTime: _, ...dateless } = twin;
    const tenant = await start({ live: [dateless, macs, corporate, configurator] });
    expect((await check(startProcess().AdeToken, tokenInputs(tenant))).live).toStrictEqual({
      status: "ambiguous",
      observedAt,
      tokensRead: 3,
      candidates: [
        { id: "7c0a1111", tokenName: "Corporate iPhones", expiresAt: "2027-03-01T09:00:00Z" },
        { id: "7c0a2222", tokenName: "Corporate iPhones" },
      ],
    });
  });
});

describe("the facts of a token that could not be read", () => {
  test.for([
    {
      status: 401,
      failure: "unauthenticated",
      cause: "unauthorized",
      reason: `The sign-in was rejected: GET ${listPath} failed: 401 Unauthorized.`,
    },
    {
      status: 403,
      failure: "forbidden",
      cause: "unauthorized",
      reason: `Access was denied: GET ${listPath} failed: 403 Forbidden.`,
    },
    {
      status: 404,
      failure: "unexpected-answer",
      cause: "malformed",
      reason: `GET ${listPath} failed: 404 Not Found.`,
    },
  ])("say why: $status", async ({ status, failure, cause, reason }) => {
    const tenant = await start({ live: [corporate], intercept: inTurn({ status }) });
    expect((await check(startProcess().AdeToken, tokenInputs(tenant))).live).toStrictEqual({
      status: "unreadable",
      observedAt,
      cause,
      failure,
      reason,
    });
  });

  test.for([
    { when: "one token has no name", names: [null], count: 1 },
    { when: "several have none", names: [null, "", null], count: 3 },
  ])("say that it may be one without a name: $when", async ({ names, count }) => {
    const nameless = names.map((tokenName, index) => ({ ...macs, id: `id-${index}`, tokenName }));
    const tenant = await start({ live: [macs, ...nameless] });
    expect((await check(startProcess().AdeToken, tokenInputs(tenant))).live).toStrictEqual({
      status: "unreadable",
      observedAt,
      cause: "malformed",
      failure: "unexpected-answer",
      reason: `${count} of the live tokens came without a readable name; it may be one of them.`,
    });
  });

  test.for([
    { when: "another declaration pins it", macsId: "id-0", id: undefined },
    { when: "this declaration pins another id", macsId: undefined, id: "7c0a9999" },
  ])("do not say so of one without a name where $when", async ({ macsId, id }) => {
    const tenant = await start({ live: [{ ...macs, id: "id-0", tokenName: null }] });
    const { AdeTenant, AdeToken } = startProcess();
    const declared = [
      { key: "corporate", tokenName: "Corporate iPhones", ...(id && { id }) },
      { key: "macs", tokenName: "Design Macs", ...(macsId && { id: macsId }) },
    ];
    await check(AdeTenant, tenantInputs(tenant, { declared }));
    const news = tokenInputs(tenant, { ...(id && { id }) });
    expect((await check(AdeToken, news)).live).toMatchObject({ status: "missing", tokensRead: 1 });
  });

  it("do not say so of Apple Configurator's entry", async () => {
    const tenant = await start({ live: [{ ...configurator, tokenName: null }] });
    expect((await check(startProcess().AdeToken, tokenInputs(tenant))).live["status"]).toBe(
      "missing",
    );
  });

  it("do not say so when the token was found", async () => {
    const tenant = await start({ live: [corporate, { ...macs, tokenName: null }] });
    expect((await check(startProcess().AdeToken, tokenInputs(tenant))).live["status"]).toBe(
      "found",
    );
  });
});

describe("thirty tokens", () => {
  it("are read in one sign-in and the pages of one list", async () => {
    const many = Array.from({ length: 30 }, (_, index) =>
      depOnboardingSetting({ tokenName: `Token ${index}` }),
    );
    const tenant = await start({ live: many, pageSize: 12 });
    const { AdeTenant, AdeToken } = startProcess();
    await check(AdeTenant, tenantInputs(tenant));
    const found = await Promise.all(
      many.map(({ tokenName }) =>
        check(AdeToken, tokenInputs(tenant, { tokenName: tokenName ?? "" })),
      ),
    );
    expect(found.map(({ live }) => live["tokenName"])).toEqual(
      many.map(({ tokenName }) => tokenName),
    );
    expect(listRequests(tenant)).toBe(3);
    expect(tenant.requests.filter(({ path }) => path === "/msi/token")).toHaveLength(1);
  });
});
