import * as fc from "fast-check";
import { families } from "../catalog.ts";
import { brief, type Fault } from "../fault.ts";
import type { Place } from "../place.ts";
import { asObject } from "./draft.ts";
import { ownFaults } from "./own-faults.ts";

/** A fault of the catalogue, and which requests it strikes: in words, as a failing test prints it. */
export interface Strike {
  readonly fault: string;
  readonly place: FirstPlace;
  /** The number of the page or of the token that it strikes, around the corner; any at -1. */
  readonly which: number;
  /** How many requests there are spared before it, as a fault of a retry or of a page has it. */
  readonly after: number;
  /** How many requests it strikes; then the tenant's own answers come. */
  readonly times: number;
}

/** A place whatever the page is. */
export type FirstPlace = Exclude<Place, `${string}, page 2`>;

/** One of them costs more than a hundred others; the matrix plays them. */
const isHeavy = ({ name }: Fault) => name.startsWith("100 MB");
/** Others put in a token of the matrix's own tenant. */
const isForeign = ({ name }: Fault) => /^(?:Pages that shift|A token of an earlier)/.test(name);
const faults = Object.values(families)
  .flatMap((family): readonly Fault[] => family.faults)
  .concat(ownFaults)
  .filter((fault) => !isHeavy(fault) && !isForeign(fault));
const byName: ReadonlyMap<string, Fault> = new Map(faults.map((fault) => [fault.name, fault]));

export function faultOf({ fault: name }: Pick<Strike, "fault">): Fault {
  const fault = byName.get(name);
  if (fault === undefined) throw new Error(`There is no fault "${name}".`);
  return fault;
}

export function isSlow(strike: Strike): boolean {
  return faultOf(strike).within === brief;
}

/** Faults that the matrix plays there, on whatever page. */
function strikesAt(place: FirstPlace, slow: boolean): fc.Arbitrary<Strike> {
  const possible = faults.filter(
    (fault) =>
      (fault.within === brief) === slow &&
      Object.keys(fault.leadsTo).some((each) => each.startsWith(place)),
  );
  return fc.record(
    {
      fault: fc.constantFrom(...possible.map(({ name }) => name)),
      place: fc.constant(place),
      which: fc.oneof(fc.constant(-1), fc.nat({ max: 11 })),
      after: fc.constantFrom(0, 0, 0, 0, 1, 2),
      times: fc.constantFrom(1, 1, 1, 2, 3, 5, 6, 100),
    },
    asObject,
  );
}

/** Most depends on the token list; a sign-in that fails leaves nothing else to see. */
const weights: Readonly<Record<FirstPlace, number>> = {
  "token list": 40,
  "default profiles": 10,
  profiles: 10,
  devices: 10,
  "push certificate": 10,
  "VPP tokens": 10,
  "sign-in": 4,
};

const quickStrike = fc.oneof(
  ...placesByWeight().map(([place, weight]) => ({ weight, arbitrary: strikesAt(place, false) })),
);
const slowStrike = fc.oneof(...placesByWeight().map(([place]) => strikesAt(place, true)));

function placesByWeight() {
  return Object.entries(weights) as [FirstPlace, number][];
}

/** What happens during one check; slow faults take real time, and are rare. */
export const anyPlan: fc.Arbitrary<readonly Strike[]> = fc.array(
  fc.oneof({ weight: 50, arbitrary: quickStrike }, { weight: 1, arbitrary: slowStrike }),
  { maxLength: 6, size: "max" },
);
