import type { DepOnboardingSetting } from "@microsoft/microsoft-graph-types-beta";
import { describe, expect, test } from "vitest";
import { depOnboardingSetting } from "../../../demo/scenarios/dep-onboarding-setting.ts";
import type { AdeTokenInputs } from "../../../stack/declaration/recorded.ts";
import type { Props } from "../../../policy/wire/values.ts";
import { useDemoTenants } from "../demo-tenants.ts";
import { observedAt } from "../effects.ts";
import { inTurn, listPath } from "../graph-answers.ts";
import { check, startProcess, tokenInputs } from "./check.ts";

const start = useDemoTenants();
const corporate = depOnboardingSetting({ id: "id-1" });
const twin = depOnboardingSetting({ id: "id-2" });
const macs = depOnboardingSetting({ id: "id-3", tokenName: "Design Macs" });
const unreadable = {
  status: "unreadable",
  observedAt,
  cause: "malformed",
  failure: "unexpected-answer",
  reason: `GET ${listPath} failed: 400 Bad Request.`,
};

interface Case {
  readonly when: string;
  readonly declared?: Partial<AdeTokenInputs>;
  /** The id under the same name in the last `up`. */
  readonly recordedId?: string;
  /** What the first page holds; the second cannot be read. */
  readonly seen?: readonly DepOnboardingSetting[];
}

/** What is known of the token when only the first page could be read. */
async function liveOf({ declared, recordedId, seen = [corporate] }: Case): Promise<Props> {
  const tenant = await start({
    live: [...seen, macs],
    pageSize: seen.length,
    intercept: inTurn("tenant", { status: 400 }),
  });
  const news = tokenInputs(tenant, declared);
  const recorded = { status: "found", id: recordedId, tokenName: news.tokenName };
  const olds = recordedId === undefined ? {} : { ...news, live: recorded };
  const { live } = await check(startProcess().AdeToken, news, olds);
  const { lastKnown: _, ...facts } = live;
  return facts;
}

describe("on the page that was read, a token", () => {
  test.for<Case>([
    { when: "it has the pinned id", declared: { id: "ID-1" } },
    {
      when: "it has the pinned id, and a twin is there",
      declared: { id: "id-1" },
      seen: [corporate, twin],
    },
    { when: "it has the id that was recorded under this name", recordedId: "ID-1" },
  ])("is found for sure when $when", async (given) => {
    expect(await liveOf(given)).toMatchObject({ status: "found", id: "id-1" });
  });

  test.for<Case>([
    { when: "only its name is known", declared: {} },
    { when: "another id was recorded under this name", recordedId: "id-9" },
    { when: "another id is pinned", declared: { id: "id-9" } },
    {
      when: "another id is pinned, though its own was recorded",
      declared: { id: "id-9" },
      recordedId: "id-1",
    },
    {
      when: "another id is pinned and a twin is there",
      declared: { id: "id-9" },
      seen: [corporate, twin],
    },
    { when: "it has another name", declared: { tokenName: "Store iPads" } },
    {
      when: "it is Apple Configurator's",
      seen: [{ ...corporate, tokenType: "none" }],
      declared: { id: "id-1" },
    },
  ])("is not read for sure when $when", async (given) => {
    expect(await liveOf(given)).toStrictEqual(unreadable);
  });

  test.for<Case>([
    { when: "nothing else is known" },
    { when: "one of them was recorded", recordedId: "id-1" },
  ])("is ambiguous for sure with its twin when $when", async (given) => {
    const live = await liveOf({ ...given, seen: [corporate, twin] });
    expect(live).toMatchObject({ status: "ambiguous", tokensRead: 2 });
  });
});
