import { array, assert, constantFrom, integer, option, property, record } from "fast-check";
import { beforeAll, describe, expect, it, test } from "vitest";
import { tries } from "../../how-many.ts";
import { endMark } from "../../../stack/azure/job-contract.ts";
import { type Line, messagesOf, processed } from "../../azure-monitor/monitor.ts";
import { deployedCheck } from "./deployed.ts";
import type { Registered } from "./registered.ts";

// What the receivers get, by a simulation of what Azure documents of its rules.

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
/** The job was made an hour before. */
const start = Date.parse("2026-11-20T13:00:00Z");
/** The daily check begins at 05:00: the first one on day 1. */
const due = (which: number) => Date.parse("2026-11-20T05:00:00Z") + which * day;

let deployed: ReadonlyMap<string, Registered["inputs"]>;
beforeAll(async () => {
  const { resources } = await deployedCheck();
  deployed = new Map(resources.map(({ name, inputs }) => [name, inputs]));
});

interface Run {
  readonly at: number;
  readonly status: number;
  /** How long its line takes to Azure. */
  readonly late?: number;
  readonly stack?: string;
}

const named = ' {"tokens":"Kiosk iPads, Store iPads","owners":"Endpoint team"}';

function linesOf(runs: readonly Run[]): readonly Line[] {
  return runs.flatMap(({ at, status, late = 3 * minute, stack = "contoso" }) => [
    { at: at - 1, arrives: at + late, text: `❌ a report that mentions ${endMark(stack)} 1` },
    { at, arrives: at + late, text: `${endMark(stack)} ${status}${status === 0 ? "" : named}` },
  ]);
}

/** What both rules tell of these runs, in a week that is evaluated every hour from that minute on. */
function told(runs: readonly Run[], from = start, days = 7) {
  const evaluations = Array.from({ length: days * 24 }, (_, index) => from + index * hour);
  const tell = (kind: string) =>
    processed(
      deployed.get("apple-ade-resolved"),
      `/of/azure-native:monitor:ScheduledQueryRule/apple-ade-${kind}`,
      messagesOf(deployed.get(`apple-ade-${kind}`), linesOf(runs), evaluations),
    );
  return { failed: tell("failed"), missing: tell("missing") };
}

/** Every day of the week but those, a check that ends well. */
const week = (others: readonly Run[] = [], missing: readonly number[] = []): readonly Run[] => [
  ...[1, 2, 3, 4, 5, 6, 7]
    .filter((which) => !missing.includes(which))
    .filter((which) => others.every(({ at }) => Math.abs(at - due(which)) > 20 * minute))
    .map((which) => ({ at: due(which) + 5 * minute, status: 0 })),
  ...others,
];

const at = (which: number, after = 0) => due(which) + 5 * minute + after;

describe("of checks that ended", () => {
  test.for<{ readonly when: string; readonly runs: readonly Run[]; readonly tells: number }>([
    { when: "all are well", runs: week(), tells: 0 },
    { when: "one failed", runs: week([{ at: at(2), status: 1 }]), tells: 1 },
    { when: "one could not run", runs: week([{ at: at(2), status: 2 }]), tells: 1 },
    {
      when: "two failed one minute apart",
      runs: week([
        { at: at(2), status: 1 },
        { at: at(2, minute), status: 1 },
      ]),
      tells: 2,
    },
    {
      when: "one failed again two hours later",
      runs: week([
        { at: at(2), status: 1 },
        { at: at(2, 2 * hour), status: 1 },
      ]),
      tells: 2,
    },
    {
      when: "one failed, was well an hour later, and failed",
      runs: week([1, 0, 1].map((status, index) => ({ at: at(2, index * hour), status }))),
      tells: 2,
    },
    {
      when: "each of three days failed",
      runs: week([2, 3, 4].map((d) => ({ at: at(d), status: 1 }))),
      tells: 3,
    },
    {
      when: "a failed one's line is 30 hours late",
      runs: week([{ at: at(2), status: 1, late: 30 * hour }]),
      tells: 1,
    },
    {
      when: "another stack's failed",
      runs: week([{ at: at(2, hour), status: 1, stack: "contoso-eu" }]),
      tells: 0,
    },
  ])("$tells are told where $when", ({ runs, tells }) => {
    const { failed } = told(runs);
    expect(failed.map(({ condition }) => condition)).toEqual(Array(tells).fill("Fired"));
  });

  it("one is told within an hour of its line, with its tokens and owners", () => {
    const ended = at(2);
    const [message] = told(week([{ at: ended, status: 1 }])).failed;
    expect(message?.dimensions).toEqual({
      Stack: "contoso",
      Ended: "2026-11-22 05:05:00",
      Status: "1",
      Tokens: "Kiosk iPads, Store iPads",
      Owners: "Endpoint team",
    });
    expect((message?.at ?? 0) - ended).toBeLessThanOrEqual(hour + 3 * minute);
  });

  it("one of an older image, which names nothing, is told as well", () => {
    const lines = [{ at: at(2), arrives: at(2), text: `${endMark("contoso")} 1` }];
    const [message] = messagesOf(deployed.get("apple-ade-failed"), lines, [at(2, hour)]);
    expect(message?.dimensions).toMatchObject({ Tokens: "see the log", Owners: "see the log" });
  });
});

describe("of checks that were due", () => {
  test.for<{
    readonly when: string;
    readonly runs: readonly Run[];
    readonly days: readonly string[];
  }>([
    { when: "all ended", runs: week(), days: [] },
    { when: "one failed", runs: week([{ at: at(2), status: 1 }]), days: [] },
    {
      when: "one took its whole time",
      runs: week([{ at: due(2) + 90 * minute, status: 0 }], [2]),
      days: [],
    },
    {
      when: "one's line is an hour late",
      runs: week([{ at: at(2), status: 0, late: hour }]),
      days: [],
    },
    { when: "one is missing", runs: week([], [2]), days: ["2026-11-22 05:00"] },
    {
      when: "three are missing, one after another",
      runs: week([], [2, 3, 4]),
      days: ["2026-11-22 05:00", "2026-11-23 05:00", "2026-11-24 05:00"],
    },
    {
      when: "one was started by hand after it was told",
      runs: week([{ at: at(2, 6 * hour), status: 0 }], [2]),
      days: ["2026-11-22 05:00"],
    },
    {
      when: "one is missing after one that failed",
      runs: week([{ at: at(2), status: 1 }], [3]),
      days: ["2026-11-23 05:00"],
    },
    {
      when: "none has ever ended",
      runs: [],
      days: [1, 2, 3, 4, 5, 6, 7].map((which) => `2026-11-2${which} 05:00`),
    },
  ])("each is told once where $when", ({ runs, days }) => {
    const { missing } = told(runs);
    expect(missing.map(({ condition }) => condition)).toEqual(days.map(() => "Fired"));
    expect(missing.map(({ dimensions }) => dimensions["Due"])).toEqual(days);
  });

  it("one is told three to four hours after it was due", () => {
    const [message] = told(week([], [2])).missing;
    const after = (message?.at ?? 0) - due(2);
    expect(after).toBeGreaterThanOrEqual(3 * hour);
    expect(after).toBeLessThanOrEqual(4 * hour);
  });

  it("none of the time before the job is told", () => {
    expect(told([], start, 1).missing.map(({ dimensions }) => dimensions["Due"])).toEqual([
      "2026-11-21 05:00",
    ]);
  });
});

it("tells exactly once, whatever happens when, and at whichever minute Azure looks", () => {
  const days = [1, 2, 3, 4, 5] as const;
  const run = record({
    status: constantFrom(0, 1, 2, undefined),
    again: option(record({ status: constantFrom(0, 1, 2), after: integer({ min: 1, max: 300 }) })),
    late: integer({ min: 0, max: 60 }),
  });
  assert(
    property(
      array(run, { minLength: 5, maxLength: 5 }),
      integer({ min: 0, max: 59 }),
      (given, phase) => {
        const runs = given.flatMap(({ status, again, late }, index): readonly Run[] => {
          const own = { at: at(days[index] ?? 1), late: late * minute };
          if (status === undefined) return [];
          return [
            { ...own, status },
            ...(again
              ? [{ status: again.status, at: own.at + again.after * minute, late: own.late }]
              : []),
          ];
        });
        const { failed, missing } = told(runs, start + phase * minute, 5);
        expect(failed.map(({ dimensions }) => dimensions["Ended"]).toSorted()).toEqual(
          runs
            .filter(({ status }) => status !== 0)
            .map((each) => new Date(each.at).toISOString().replace("T", " ").slice(0, 19))
            .toSorted(),
        );
        expect(missing).toHaveLength(given.filter(({ status }) => status === undefined).length);
      },
    ),
    { numRuns: tries(40) },
  );
});

describe("the simulation", () => {
  const query = `union isfuzzy=true (datatable(TimeGenerated: datetime, Log: string)[]), ContainerAppConsoleLogs
| where Log startswith "${endMark("contoso")}"`;
  const rule = {
    evaluationFrequency: "PT1H",
    windowSize: "PT6H",
    autoMitigate: false,
    criteria: {
      allOf: [{ query, timeAggregation: "Count", operator: "GreaterThan", threshold: 0 }],
    },
  };
  const hours = (count: number) =>
    Array.from({ length: count }, (_, index) => at(2) + index * hour);
  const twice = linesOf([
    { at: at(2), status: 1, late: 0 },
    { at: at(2, 2 * hour), status: 1, late: 0 },
  ]);

  it("shows how muting for longer than the window swallows the second of two", () => {
    const messages = messagesOf({ ...rule, muteActionsDuration: "PT12H" }, twice, hours(24));
    expect(messages).toHaveLength(1);
  });

  it("shows how a stateless rule repeats itself where nothing is muted", () => {
    expect(messagesOf(rule, twice, hours(24))).toHaveLength(8);
  });

  it("shows how a stateful rule without dimensions swallows the second, and ends by itself", () => {
    const messages = messagesOf({ ...rule, autoMitigate: true }, twice, hours(24));
    expect(messages.map(({ condition }) => condition)).toEqual(["Fired", "Resolved"]);
  });
});
