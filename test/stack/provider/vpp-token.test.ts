import { describe, expect, it, test } from "vitest";
import type { LiveSide, At } from "../../../demo/scenarios/scenario.ts";
import { vppMember } from "../../../demo/scenarios/vpp-token.ts";
import type { DemoTenant } from "../../../demo/server.ts";
import type { InputsOf } from "../../../stack/declaration/recorded.ts";
import type { Props } from "../../../policy/wire/values.ts";
import { type TenantOptions, useDemoTenants } from "../demo-tenants.ts";
import { observedAt } from "../effects.ts";
import { check, startProcess } from "./check.ts";

const start = useDemoTenants();
const token = (id: string, displayName: string | null) => (at: At) =>
  vppMember({ key: id, displayName: "", live: () => ({ id, displayName }) }).live(at);

function holding(...tokens: readonly ReturnType<typeof token>[]): LiveSide {
  return { live: () => [], vppTokens: (at) => tokens.flatMap((each) => each(at)) };
}

function inputsFor(
  { endpoint, tenantId }: DemoTenant,
  declared: Partial<InputsOf<"vppToken">>,
): InputsOf<"vppToken"> {
  const graph = { endpoint, timeoutSeconds: 30 };
  const fixed = { displayName: "Company apps", renewBy: "2027-02-01" };
  return { tenant: "Contoso", tenantId, graph, ...fixed, ...declared };
}

async function liveOf(
  scenario: LiveSide,
  declared: Partial<InputsOf<"vppToken">> = {},
  olds: Props = {},
  options: TenantOptions = {},
): Promise<Props> {
  const tenant = await start({ scenario, ...options });
  return (await check(startProcess().VppToken, inputsFor(tenant, declared), olds)).live;
}

const apps = token("9d0b-a", "Company apps");
const twin = token("9d0b-b", "Company apps");
const books = token("9d0b-c", "Books");
const nameless = token("9d0b-d", null);

describe("the facts of a VPP token", () => {
  it("are those of the contract, without the Apple ID", async () => {
    expect(await liveOf(holding(apps, books))).toStrictEqual({
      status: "found",
      observedAt,
      id: "9d0b-a",
      displayName: "Company apps",
      expiresAt: "2027-09-19T10:15:30Z",
      lastSyncedAt: "2026-11-23T04:15:30Z",
      lastSyncStatus: "completed",
      state: "valid",
    });
  });

  it("are of the pinned token, whatever its name and the case of its id", async () => {
    const live = await liveOf(holding(apps, books), { id: "9D0B-C" });
    expect(live).toMatchObject({ status: "found", id: "9d0b-c", displayName: "Books" });
  });

  test.for([
    { side: holding(), declared: {}, tokensRead: 0 },
    { side: holding(books), declared: {}, tokensRead: 1 },
    { side: holding(books), declared: { id: "9d0b-z" }, tokensRead: 1 },
    // Whatever its name, its id is another one.
    { side: holding(books, nameless), declared: { id: "9d0b-z" }, tokensRead: 2 },
  ])("say that it is missing among $tokensRead", async ({ side, declared, tokensRead }) => {
    expect(await liveOf(side, declared)).toStrictEqual({
      status: "missing",
      observedAt,
      tokensRead,
    });
  });

  it("are of another one of its name where the pinned id is gone", async () => {
    const live = await liveOf(holding(apps, books), { id: "9d0b-z" });
    expect(live).toMatchObject({ status: "found", id: "9d0b-a" });
  });

  test.for([
    { what: "the same name", displayName: "Company apps", previousId: "9d0b-y" },
    { what: "another name", displayName: "Apps", previousId: undefined },
  ])("compare with the id recorded under $what", async ({ displayName, previousId }) => {
    const live = { status: "found", id: "9d0b-y", observedAt: "2026-11-20T06:00:00Z" };
    const facts = await liveOf(holding(apps), {}, { displayName, live });
    expect(facts["previousId"]).toBe(previousId);
  });

  it("say which tokens have the name", async () => {
    expect(await liveOf(holding(apps, twin, books))).toStrictEqual({
      status: "ambiguous",
      observedAt,
      tokensRead: 3,
      candidates: ["9d0b-a", "9d0b-b"].map((id) => ({
        id,
        displayName: "Company apps",
        expiresAt: "2027-09-19T10:15:30Z",
      })),
    });
  });

  it("are not missing where one without a name may be it", async () => {
    expect(await liveOf(holding(books, nameless))).toMatchObject({
      status: "unreadable",
      cause: "malformed",
      reason: expect.stringMatching(/^1 of the live VPP tokens came without a readable name/),
    });
  });

  it("keep what was known while the token is not found", async () => {
    const live = { status: "found", id: "9d0b-a", observedAt: "2026-11-20T06:00:00Z" };
    expect(await liveOf(holding(), {}, { live })).toMatchObject({
      status: "missing",
      lastKnown: live,
    });
    const before = { status: "unreadable", lastKnown: live };
    expect(await liveOf(holding(), {}, { live: before })).toMatchObject({ lastKnown: live });
  });
});

describe("a list that was cut short", () => {
  const faults = { vppTokens: { fault: "forbidden", fromPage: 2 } } as const;

  test.for([
    { what: "the pinned id", tokens: [apps, books], declared: { id: "9d0b-a" }, status: "found" },
    { what: "the name alone", tokens: [apps, books], declared: {}, status: "unreadable" },
    { what: "nothing", tokens: [books, apps], declared: {}, status: "unreadable" },
    { what: "no such id", tokens: [books, apps], declared: { id: "9d0b-a" }, status: "unreadable" },
  ])("with $what before its end: $status", async ({ tokens, declared, status }) => {
    const side = { ...holding(...tokens), faults };
    expect((await liveOf(side, declared, {}, { pageSize: 1 }))["status"]).toBe(status);
  });
});
