import type { Seen } from "../run.ts";
import { untidy } from "../seen.ts";
import { denied, unknowable, untold } from "./consequences.ts";
import { brokenOfList, isToldUnread, isViolated, undeclaredIn } from "./list-promises.ts";
import type { Struck } from "./striking.ts";
import type { Props, Truth } from "./truth.ts";

/** What a check of a tenant gave, beside what is true of it and what had become of its requests. */
export interface Checked {
  readonly truths: ReadonlyMap<string, Truth>;
  /** The ids of all live ADE tokens. */
  readonly ids: readonly string[];
  readonly seen: Seen;
  readonly struck: readonly Struck[];
  /** What must stand nowhere. */
  readonly secrets: readonly string[];
}

/** Each sentence is about something that must never happen, whatever goes wrong. */
export function brokenPromises(checked: Checked): readonly string[] {
  const { seen, truths, secrets } = checked;
  const told = JSON.stringify(seen);
  return [
    ...[...truths].flatMap(([name, truth]) => [
      ...silenceOn(name, truth, checked),
      ...falselyMissing(name, truth, checked),
    ]),
    ...brokenOfList(checked),
    ...secrets.filter((secret) => told.includes(secret)).map((secret) => `${secret} was told.`),
    ...untidy(seen).map((line) => `This line is not tidy: ${line}`),
  ];
}

/** Of what nothing is said, that is well, and was read. */
function silenceOn(name: string, truth: Truth, checked: Checked): readonly string[] {
  const { findings, live } = checked.seen;
  if (Object.keys(findings[name] ?? {}).length > 0 || untold(truth, checked.struck)) return [];
  if (truth.state === "ambiguous" && isTwinTold(truth, checked)) return [];
  if (unknowable(truth, checked.struck)) return [`Nothing is said of what ${name} lacks.`];
  if (truth.state !== "healthy") return [`${name} is ${truth.state}, and nothing is said of it.`];
  return agrees(live[name], truth.facts)
    ? []
    : [`Nothing is said of ${name}, of which this is known: ${JSON.stringify(live[name])}`];
}

/**
 * A twin is not looked for where the last `up` recorded the other one, and is nobody's where Graph
 * calls it otherwise or not at all.
 */
function isTwinTold({ ids, record }: Truth, checked: Checked): boolean {
  const isNobodys = undeclaredIn(checked).some(({ id }) => ids.some((own) => own === id));
  return (
    ("live" in record && isToldUnread(checked)) ||
    (isNobodys && isViolated(checked, "ade-tenant-tokens-declared"))
  );
}

function falselyMissing(name: string, truth: Truth, { seen, struck }: Checked): readonly string[] {
  const missing = Object.keys(seen.findings[name] ?? {}).filter((each) => each.endsWith("-exists"));
  const isGone = truth.state === "gone" || truth.isPinnedOneGone === true;
  return missing.length === 0 || isGone || denied(truth, struck)
    ? []
    : [`${name} exists, and ${missing.join()} says that it does not.`];
}

/** Whether the facts are the expected ones, as far as something is expected. */
function agrees(facts: unknown, expected: unknown): boolean {
  if (typeof expected !== "object" || expected === null) return facts === expected;
  const known: Props = { ...Object(facts) };
  return Object.entries(expected).every(([key, value]) => agrees(known[key], value));
}
