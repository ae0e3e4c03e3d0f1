import { factAge, maxFactAgeMinutes } from "../../policy/expiring/judged.ts";
import { integer } from "../../policy/wire/values.ts";
import type { Operation } from "../assess/operation.ts";
import { readText } from "../read-text.ts";
import { Refusal } from "../refusal.ts";
import type { CheckOptions, Told } from "./options.ts";
import { operationOf, parseEvent, stackOf } from "./events.ts";

type Clock = Pick<CheckOptions, "profile" | "now">;

/** A stream of engine events that a pipeline has recorded; old ones check nothing of now. */
export function recorded(file: string, clock: Clock): Told {
  const lines = textOf(file)
    .split("\n")
    .filter((line) => line.trim() !== "");
  const events = lines.map((line, index) => {
    const event = parseEvent(line);
    if (event !== undefined) return event;
    throw new Refusal(
      `--events ${file}: line ${index + 1} is no engine event; record with \`pulumi preview --json\` and PULUMI_ENABLE_STREAMING_JSON_PREVIEW=true.`,
    );
  });
  if (events.length === 0) throw new Refusal(`--events ${file}: there are no events in it.`);
  const operation = operationOf(events);
  return {
    stack: stackOf(operation),
    operation,
    recordedAt: operation.endedAt,
    outdated: outdatedBy(operation, clock),
  };
}

function textOf(file: string): string {
  try {
    return readText(file);
  } catch {
    throw new Refusal(`--events ${file}: the file cannot be read.`);
  }
}

function outdatedBy(operation: Operation, { profile, now }: Clock): string | undefined {
  const reading = profile.policies.find(({ name }) => name === "ade-tenant-readable");
  const maximum = integer(reading?.config["maxFactAgeMinutes"]) ?? maxFactAgeMinutes.default;
  // A file to which several runs were added ends with the last one, and begins with old facts.
  const oldest = Math.min(
    ...[operation.endedAt, ...operation.resources.map(({ seenAt }) => seenAt)].map(Number),
  );
  const old = factAge(new Date(oldest), { now: now() }, maximum);
  return old && `These are recorded events: ${old}. Record them again.`;
}
