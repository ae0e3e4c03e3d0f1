import { z } from "zod";
import { evaluate, type Row } from "./kql.ts";

/** A line of the console: when it was written, and when Azure has it, in milliseconds. */
export interface Line {
  readonly at: number;
  readonly arrives: number;
  readonly text: string;
}

/** What reaches the receivers. */
export interface Message {
  readonly at: number;
  readonly condition: "Fired" | "Resolved";
  readonly dimensions: Row;
}

const duration = z
  .string()
  .transform((text) => /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(text)?.slice(1) ?? [])
  .transform(([d = 0, h = 0, m = 0]) => ((Number(d) * 24 + Number(h)) * 60 + Number(m)) * 60_000);

const ruleSchema = z.object({
  evaluationFrequency: duration,
  windowSize: duration,
  muteActionsDuration: duration.default(0),
  autoMitigate: z.boolean(),
  criteria: z.object({
    allOf: z.tuple([
      z.object({
        query: z.string(),
        timeAggregation: z.literal("Count"),
        operator: z.literal("GreaterThan"),
        threshold: z.number(),
        dimensions: z
          .array(z.object({ name: z.string(), values: z.tuple([z.literal("*")]) }))
          .default([]),
      }),
    ]),
  }),
});

/**
 * What Azure Monitor says of a log search rule, evaluation by evaluation, as it is documented:
 * - it runs the query over the window's lines that have arrived, and counts rows by dimensions;
 * - a stateful rule (autoMitigate) fires once for each combination until that is resolved, which it
 *   is when it was not met for two periods;
 * - a stateless one fires at each evaluation; actions are muted for a time after one was sent,
 *   whichever combination that was: for how many is not documented, and this is the worst.
 * https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-overview#alerts-and-state
 * https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-create-log-alert-rule
 * @param evaluations when it is evaluated, in milliseconds
 */
export function messagesOf(
  inputs: unknown,
  lines: readonly Line[],
  evaluations: readonly number[],
): readonly Message[] {
  const rule = ruleSchema.parse(inputs);
  const active = new Map<string, { readonly dimensions: Row; lastMet: number }>();
  const messages: Message[] = [];
  let mutedUntil = 0;
  for (const at of evaluations) {
    const met = metAt(rule, lines, at);
    for (const [key, dimensions] of met) {
      const known = active.get(key);
      if (rule.autoMitigate && known !== undefined) known.lastMet = at;
      else if (at >= mutedUntil) messages.push({ at, condition: "Fired", dimensions });
      if (rule.autoMitigate) active.set(key, known ?? { dimensions, lastMet: at });
    }
    if (met.size > 0 && at >= mutedUntil) mutedUntil = at + rule.muteActionsDuration;
    for (const [key, { dimensions, lastMet }] of active)
      if (at - lastMet >= 2 * rule.evaluationFrequency) {
        active.delete(key);
        messages.push({ at, condition: "Resolved", dimensions });
      }
  }
  return messages;
}

/** The combinations of dimensions whose rows are enough. */
function metAt(rule: z.infer<typeof ruleSchema>, lines: readonly Line[], at: number) {
  const [{ query, threshold, dimensions }] = rule.criteria.allOf;
  const there = lines.filter(
    (line) => line.arrives <= at && line.at > at - rule.windowSize && line.at <= at,
  );
  const table = there.map((line) => ({ TimeGenerated: line.at, Log: line.text }));
  // Before its first line there is no such table.
  const tables = table.length === 0 ? {} : { ContainerAppConsoleLogs: table };
  const groups = new Map<string, { readonly dimensions: Row; count: number }>();
  for (const row of evaluate(query, tables, at)) {
    const own = Object.fromEntries(dimensions.map(({ name }) => [name, row[name]]));
    const group = groups.get(JSON.stringify(own)) ?? { dimensions: own, count: 0 };
    groups.set(JSON.stringify(own), { ...group, count: group.count + 1 });
  }
  return new Map(
    [...groups]
      .filter(([, { count }]) => count > threshold)
      .map(([key, group]) => [key, group.dimensions]),
  );
}

const processing = z.object({
  properties: z.object({
    enabled: z.literal(true),
    conditions: z.array(
      z.object({ field: z.string(), operator: z.literal("Equals"), values: z.array(z.string()) }),
    ),
    actions: z.tuple([z.object({ actionType: z.literal("RemoveAllActionGroups") })]),
  }),
});

/**
 * The messages that an alert processing rule leaves: it takes those away that match all its filters.
 * https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-processing-rules
 * @param ruleId of the rule that they come from
 */
export function processed(inputs: unknown, ruleId: string, messages: readonly Message[]) {
  const { conditions } = processing.parse(inputs).properties;
  return messages.filter(({ condition }) => {
    const facts = new Map([
      ["MonitorCondition", condition],
      ["AlertRuleId", ruleId],
    ]);
    return !conditions.every(({ field, values }) => values.includes(facts.get(field) ?? ""));
  });
}
