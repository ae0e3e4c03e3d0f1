import type { Family } from "../policy/expiring/family.ts";

type Kind = Family["kind"];

/** What only the condition says: a line that sums it up, what it means, how it is checked. */
interface Words {
  readonly violated: (kind: Kind) => string;
  readonly means: (kind: Kind) => string;
  readonly checked: string;
}

/** By condition. */
export const words: Readonly<Record<string, Words>> = {
  exists: {
    violated: ({ noun }) => `A declared ${noun} is not among those that Intune holds.`,
    means: ({ thing }) =>
      `Everything of its kind was read, and the declared ${thing} is not there: it was renamed, deleted, or the declaration has a slip of the pen.`,
    checked: "A declared `id` counts first; without it the name, compared exactly.",
  },
  unambiguous: {
    violated: ({ noun }) => `Several live ones have the name of a declared ${noun}.`,
    means: ({ thing }) =>
      `Names are not unique in Intune, and checking the wrong ${thing} would be a false green.`,
    checked: "Names are compared exactly. A declared `id` decides alone.",
  },
  "identity-unchanged": {
    violated: ({ thing }) => `The live ${thing} is another one than was declared or recorded.`,
    means: ({ thing }) =>
      `Under the declared name or in its place Intune holds another ${thing} now: it was replaced, not renewed.`,
    checked: "The declared `id` counts, else what the last `pulumi up` recorded.",
  },
  "name-current": {
    violated: ({ thing }) => `Intune shows a pinned ${thing} under another name by now.`,
    means: ({ thing }) =>
      `The ${thing} is still recognised by its \`id\`; people look for it under the declared name.`,
    checked: "Only where an `id` is declared. Names are compared exactly.",
  },
  "deadline-before-expiry": {
    violated: ({ thing }) =>
      `The declared \`renewBy\` lies too close to the expiry of the ${thing}, or after it.`,
    means: ({ thing }) =>
      `The renewal may take place so late that a slip of a few days would let the ${thing} expire.`,
    checked:
      "The end of `renewBy` in UTC must lie at least `minimumLeadDays` times 24 hours before the live expiry.",
  },
  "deadline-current": {
    violated: ({ thing }) => `The declared deadline was set for an earlier ${thing}.`,
    means: ({ thing }) =>
      `The ${thing} was renewed and the declaration has not followed, the declaration says a renewal that has not happened, or \`renewBy\` is unusually early. Until it is corrected, the deadline is not enforced.`,
    checked:
      "A declared `expiresAt` must be the live expiry, to the second. Without it, `renewBy` may lie at most `maximumLeadDays` before the expiry.",
  },
  "deadline-met": {
    violated: ({ thing }) =>
      `The day by which the ${thing} was to be renewed is over, and it is still the same.`,
    means: ({ thing }) =>
      `\`renewBy\` has passed in UTC, and Intune still holds the ${thing} for which it was set.`,
    checked:
      "The last instant that passes is the end of `renewBy` in UTC. Only a deadline that belongs to what is live counts.",
  },
  "expiry-known": {
    violated: ({ thing }) => `Intune gives no usable expiry of the ${thing}.`,
    means: () => "Without it no deadline and no expiry can be checked.",
    checked: "What is no instant with a zone counts as no date, .NET's year 1 as well.",
  },
  "not-expired": {
    violated: ({ thing }) => `The expiry of the ${thing} has passed.`,
    means: ({ thing }) => `The ${thing} has expired. Nothing else is said of it meanwhile.`,
    checked: "The expiry's own instant still passes.",
  },
  "expiry-not-imminent": {
    violated: ({ thing }) => `So few days are left of the ${thing} that it must be renewed now.`,
    means: () => "Whatever deadline was declared, there is no more time to wait.",
    checked: "At least `blockBeforeDays` times 24 hours must be left.",
  },
  "not-expiring": {
    violated: ({ thing }) => `The ${thing} is within the days in which it should be renewed.`,
    means: () => "It is time to renew. Nothing is broken yet.",
    checked: "At least `renewBeforeDays` times 24 hours must be left.",
  },
  judged: {
    violated: ({ thing }) => `The ${thing} was not read in this run, or not completely.`,
    means: () => "What was not read was not checked, and is not assumed to be healthy.",
    checked: "Facts count that this run has read, at most `maxFactAgeMinutes` ago.",
  },
};
