import { describe, expect, test } from "vitest";
import type { DemoTenant } from "../../demo/server.ts";
import type { TenantOptions } from "../stack/demo-tenants.ts";
import { now } from "../stack/effects.ts";
import { startBystander } from "../stack/graph-answers.ts";
import type { Family } from "./catalog.ts";
import { type Fault, isUnread, type Outcome } from "./fault.ts";
import { everyPlace, type Place } from "./place.ts";
import { checkWorld, striking } from "./run.ts";
import { inOrder, policiesOf, reasonAt, unsaid, untidy } from "./seen.ts";
import { causes, verdictAt } from "./verdict.ts";
import { honest, pageSizes, world } from "./world.ts";

export type Start = (options: TenantOptions) => Promise<DemoTenant>;

interface Row {
  readonly fault: Fault;
  readonly place: Place;
  readonly outcome: Outcome;
}

/** The usual time budget in seconds: nearly all faults wait by an injected clock only. */
const usual = 60;

/** Milliseconds in which a check must have ended. */
export function limitOf(budget: number): number {
  return (budget + 2) * 1000;
}

/** A test for each fault, at all the places where it strikes. */
export function playFamily({ title, faults }: Family, start: Start): void {
  const groups = [...Map.groupBy(faults, budgetOf)].map(([budget, group]) => ({
    title,
    budget,
    group,
  }));
  describe.for(groups)("$title within $budget s", ({ budget, group }) => {
    test.for(group)("$name", { timeout: limitOf(budget) }, async (fault) => {
      const rows = rowsOf(fault);
      const seen = await Promise.all(rows.map((row) => play(row, start)));
      expect(byPlace(rows, seen)).toEqual(byPlace(rows, rows.map(verdictOf)));
      const healed = await Promise.all(rows.filter(passes).map((row) => play(row, start, 5)));
      for (const { violates } of healed) expect(violates).toEqual(inOrder(honest));
    });
  });
}

function budgetOf({ within = usual }: Fault): number {
  return within;
}

function rowsOf(fault: Fault): readonly Row[] {
  return everyPlace.flatMap((place) => {
    const outcome = fault.leadsTo[place];
    return outcome === undefined ? [] : [{ fault, place, outcome }];
  });
}

function byPlace<T>(rows: readonly Row[], results: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(results.flatMap((each, index) => [[rows[index]?.place ?? "", each]]));
}

/** @param times how many requests are struck; all of them, where nothing is said */
async function play({ fault, place, outcome }: Row, start: Start, times?: number) {
  const bystander = await startBystander();
  const { intercept, strikes } = striking(fault, place, bystander.origin, times);
  const tenant = await start({ scenario: world, now, clock: () => now, ...pageSizes, intercept });
  const { endpoint } = tenant;
  const seen = await checkWorld({
    endpoint,
    timeoutSeconds: budgetOf(fault),
  });
  return {
    violates: policiesOf(seen),
    reason: isUnread(outcome) ? reasonAt(place, seen) : undefined,
    requests:
      isUnread(outcome) && place !== "sign-in" ? strikes() / tokensAt(place) : strikes() > 0,
    unsaid: unsaid(outcome, seen),
    untidy: untidy(seen),
    elsewhere: bystander.arrivals,
  };
}

function verdictOf({ place, outcome }: Row) {
  const unread = isUnread(outcome) ? outcome : undefined;
  return {
    violates: inOrder(verdictAt(place, outcome)),
    reason: unread && { failure: unread.failure, cause: causes[unread.failure] },
    // The credential library makes attempts of its own.
    requests: place === "sign-in" ? true : (unread?.requests ?? true),
    unsaid: [],
    untidy: [],
    elsewhere: [],
  };
}

/** Each token's parts are asked for; only one has a second page of devices. */
function tokensAt(place: Place): number {
  return place === "default profiles" || place === "profiles" || place === "devices" ? 2 : 1;
}

function passes({ outcome }: Row): boolean {
  return isUnread(outcome) && outcome.requests >= 6;
}
