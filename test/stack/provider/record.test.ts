import type { DepOnboardingSetting } from "@microsoft/microsoft-graph-types-beta";
import { describe, expect, it, test } from "vitest";
import { depOnboardingSetting } from "../../../demo/scenarios/dep-onboarding-setting.ts";
import type { DemoTenant } from "../../../demo/server.ts";
import type { AdeTokenInputs } from "../../../stack/declaration/recorded.ts";
import type { Props } from "../../../policy/wire/values.ts";
import { useDemoTenants } from "../demo-tenants.ts";
import { observedAt } from "../effects.ts";
import { write } from "../graph-answers.ts";
import { check, startProcess, tokenInputs } from "./check.ts";

const start = useDemoTenants();
const corporate = depOnboardingSetting({ id: "id-1" });
const replacement = depOnboardingSetting({ id: "id-2" });

/** What the tenant holds when a stack is brought up; `outage` is a tenant that answers nobody. */
type Live = readonly DepOnboardingSetting[] | "outage";

interface Stack {
  /** Brings the stack up in a new process and gives the facts that it records. */
  readonly up: (live: Live, declared?: Partial<AdeTokenInputs>) => Promise<Props>;
}

/** A stack of one token, whose inputs of the last `up` are the old ones of the next. */
async function openStack(olds: Props = {}): Promise<Stack> {
  let outage = false;
  const tenant: DemoTenant = await start({
    intercept: (_, response) => outage && write(response, { status: 400 }),
  });
  let recorded = olds;
  return {
    async up(live, declared) {
      outage = live === "outage";
      tenant.setScenario(live === "outage" ? [] : live);
      const result = await check(startProcess().AdeToken, tokenInputs(tenant, declared), recorded);
      recorded = result;
      return result.live;
    },
  };
}

describe("a token of the recorded name with another id", () => {
  it("has been replaced", async () => {
    const stack = await openStack();
    await stack.up([corporate]);
    expect(await stack.up([replacement])).toMatchObject({ id: "id-2", previousId: "id-1" });
  });

  it("is the recorded one from the next `up` on", async () => {
    const stack = await openStack();
    await stack.up([corporate]);
    await stack.up([replacement]);
    expect(await stack.up([replacement])).not.toHaveProperty("previousId");
  });

  test.for<{ while: string; between: Live }>([
    { while: "the tenant did not answer", between: "outage" },
    { while: "it was missing", between: [] },
    { while: "it was ambiguous", between: [corporate, replacement] },
  ])("has been replaced also while $while", async ({ between }) => {
    const stack = await openStack();
    await stack.up([corporate]);
    await stack.up(between);
    await stack.up(between);
    expect(await stack.up([replacement])).toMatchObject({ id: "id-2", previousId: "id-1" });
  });

  it("is the same when the ids differ in case only", async () => {
    const stack = await openStack();
    await stack.up([corporate]);
    expect(await stack.up([{ ...corporate, id: "ID-1" }])).not.toHaveProperty("previousId");
  });

  it("is told from the declared id, where one is declared", async () => {
    const stack = await openStack();
    await stack.up([corporate], { id: "id-1" });
    const live = await stack.up([replacement], { id: "id-1" });
    expect(live).toMatchObject({ status: "found", id: "id-2" });
    expect(live).not.toHaveProperty("previousId");
  });

  test.for([
    { live: [replacement], lacks: "previousId" },
    { live: [], lacks: "lastKnown" },
  ])("was another tenant's: the facts have no $lacks", async ({ live, lacks }) => {
    const tenant = await start({ live: [corporate] });
    const inputs = tokenInputs(tenant);
    const before = await check(startProcess().AdeToken, inputs);
    tenant.setScenario(live);
    const after = (tenantId: string | undefined) =>
      check(startProcess().AdeToken, inputs, { ...before, tenantId });
    expect((await after("0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d")).live).not.toHaveProperty(lacks);
    expect((await after(inputs.tenantId)).live).toHaveProperty(lacks);
  });

  it("is another token when another name is declared", async () => {
    const stack = await openStack();
    await stack.up([corporate]);
    const macs = { ...replacement, tokenName: "Design Macs" };
    expect(await stack.up([macs], { tokenName: "Design Macs" })).not.toHaveProperty("previousId");
  });

  test.for([
    { when: "nothing was recorded", olds: {} },
    { when: "no facts were recorded", olds: { tokenName: "Corporate iPhones" } },
    { when: "the facts are no object", olds: { tokenName: "Corporate iPhones", live: "found" } },
    { when: "the facts are null", olds: { tokenName: "Corporate iPhones", live: null } },
    {
      when: "the facts have no id",
      olds: { tokenName: "Corporate iPhones", live: { status: "found" } },
    },
    {
      when: "the id is no text",
      olds: { tokenName: "Corporate iPhones", live: { status: "found", id: 7 } },
    },
    {
      when: "another status was recorded",
      olds: { tokenName: "Corporate iPhones", live: { status: "later", id: "id-9" } },
    },
    {
      when: "the declared name was no text",
      olds: { tokenName: 7, live: { status: "found", id: "id-9" } },
    },
  ])("is no replacement when $when", async ({ olds }) => {
    const stack = await openStack(olds);
    const live = await stack.up([corporate]);
    expect(live).toMatchObject({ status: "found" });
    expect(live).not.toHaveProperty("previousId");
  });
});

describe("the last known facts", () => {
  test.for<{ when: string; live: Live; status: string }>([
    { when: "the tenant does not answer", live: "outage", status: "unreadable" },
    { when: "the token is missing", live: [], status: "missing" },
    { when: "the token is ambiguous", live: [corporate, replacement], status: "ambiguous" },
  ])("are carried along, however often: $when", async ({ live, status }) => {
    const stack = await openStack();
    const known = await stack.up([corporate]);
    const once = await stack.up(live);
    const twice = await stack.up(live);
    expect(once).toMatchObject({ status, observedAt });
    expect(once["lastKnown"]).toStrictEqual(known);
    expect(twice).toStrictEqual(once);
  });

  it("are those of the last time that the token was found", async () => {
    const stack = await openStack();
    await stack.up([corporate]);
    const known = await stack.up([{ ...corporate, lastSyncErrorCode: 3 }]);
    await stack.up([]);
    await stack.up("outage");
    expect(await stack.up([corporate, replacement])).toMatchObject({ lastKnown: known });
  });

  it("end when the token is found again", async () => {
    const stack = await openStack();
    const known = await stack.up([corporate]);
    await stack.up("outage");
    expect(await stack.up([corporate])).toStrictEqual(known);
  });

  it("are none of a token that was never found", async () => {
    const stack = await openStack();
    await stack.up("outage");
    expect(await stack.up("outage")).not.toHaveProperty("lastKnown");
  });

  it("never nest, whatever happens in whatever order", async () => {
    const stack = await openStack();
    const seen: string[] = [];
    for (const live of [[corporate], "outage", [], "outage", [corporate, replacement], []] as const)
      seen.push(JSON.stringify(await stack.up(live)));
    expect(seen.map((facts) => facts.split('"lastKnown"').length - 1)).toEqual([0, 1, 1, 1, 1, 1]);
  });
});
