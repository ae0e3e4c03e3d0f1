import { answer, followedBy } from "./answers.ts";
import { type Fault, final, type Outcomes } from "./fault.ts";
import { lists, type Place } from "./place.ts";

/** What is said of an element that is none of the collection's. */
const refusals: Readonly<Partial<Record<Place, string>>> = {
  "token list": "Graph's list contains an element that is no ADE token with an id.",
  "token list, page 2": "Graph's list contains an element that is no ADE token with an id.",
  profiles: "Graph's answer contains an enrollment profile that is not understood.",
  devices: "Graph's list contains an element that is no device.",
  "devices, page 2": "Graph's list contains an element that is no device.",
  "VPP tokens": "Graph's list contains an element that is no VPP token with an id.",
};

/** @param partly the elements before it are taken */
function refusedAt(places: readonly Place[], partly = true): Outcomes {
  return Object.fromEntries(
    places.map((place) => [
      place,
      { ...final("unexpected-answer", refusals[place] ?? "nothing"), partly },
    ]),
  );
}

/** Devices are counted, and nobody asks for their ids. */
const withIds = lists.filter((place) => !place.startsWith("devices"));
const deep = 100_000;

/** Elements that are none. */
export const elements: readonly Fault[] = [
  { name: "An element that is null", leadsTo: refusedAt(lists), play: followedBy(null) },
  { name: "An element that is a text", leadsTo: refusedAt(lists), play: followedBy("token") },
  { name: "An element that is a list", leadsTo: refusedAt(lists), play: followedBy([]) },
  {
    name: "An element without an id",
    leadsTo: refusedAt(withIds),
    play: followedBy({ tokenName: "Academy iPads" }),
  },
  {
    name: "An element with an empty id",
    leadsTo: refusedAt(withIds),
    play: followedBy({ id: "" }),
  },
  {
    name: "An element with a number as its id",
    leadsTo: refusedAt(withIds),
    play: followedBy({ id: 7 }),
  },
  {
    name: "Lists in lists, 100,000 deep, as the only element",
    leadsTo: refusedAt(lists, false),
    play: answer(200, `{"value":[${"[".repeat(deep)}${"]".repeat(deep)}]}`),
  },
];
