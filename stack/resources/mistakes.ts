import { isSecret, output, Output, RunError } from "@pulumi/pulumi";
import { kinds } from "../../policy/wire/kinds.ts";
import { contradictionsIn } from "../declaration/cross-checks.ts";
import { type Mistake, problemsOf } from "../declaration/problems.ts";
import { tenantArguments } from "../declaration/schema.ts";
import { misplaced, type Path } from "../declaration/secrets.ts";
import { record } from "../../policy/wire/values.ts";

/** An output among the arguments. */
type Found = readonly [path: Path, output: unknown];

/**
 * Throws one error with every mistake that shows before the program's outputs are known; the
 * provider checks those. Nothing else stops a JavaScript program from misspelling an argument.
 * The promise rejects when an output turns out to be a secret where none belongs.
 */
export function assertArguments(name: string, args: object): Promise<void> {
  const outputs: Found[] = [];
  const value = record(knownOf(args, [], outputs));
  if ("declared" in value) throw error(name, [{ path: ["declared"], message: gone }]);
  const issues = tenantArguments.safeParse(value).error?.issues ?? [];
  const mistakes = [
    ...issues.filter(({ path }) => !outputs.some(([above]) => isAbove(above, path))),
    ...outputs.filter(([path]) => isResource(path)).map(([path]) => ({ path, message: notPlain })),
    ...contradictionsIn(value),
  ];
  if (mistakes.length > 0) throw error(name, mistakes, value);
  return assertNoSecrets(name, outputs);
}

const gone =
  "is no argument any more, the AdeTenant makes every AdeToken; write each under tokens, like tokens: { corporate: { tokenName: …, renewBy: … } }, and childName: (key) => key to keep the names of AdeTokens of your own";

const notPlain = "is an output; write a plain object, whose values may be outputs";

async function assertNoSecrets(name: string, outputs: readonly Found[]): Promise<void> {
  const secret = await Promise.all(outputs.map(([, each]) => isSecret(output(each))));
  const mistakes = misplaced(outputs.filter((_, index) => secret[index]).map(([path]) => path));
  if (mistakes.length > 0) throw error(name, mistakes);
}

function error(name: string, mistakes: readonly Mistake[], value?: unknown): RunError {
  return new RunError(problemsOf(mistakes, { value }, [`AdeTenant "${name}"`, "in its arguments"]));
}

/** Arguments without those that are undefined, and with something else for each output. */
function knownOf(value: unknown, path: Path, outputs: Found[]): unknown {
  if (Output.isInstance(value) || value instanceof Promise) {
    outputs.push([path, value]);
    return Symbol("known later");
  }
  if (Array.isArray(value))
    return value.map((each, index) => knownOf(each, [...path, index], outputs));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([key, each]) => [key, knownOf(each, [...path, key], outputs)]),
  );
}

function isAbove(above: Path, path: Path): boolean {
  return above.every((key, index) => key === path[index]);
}

/** Whether resources are made of it, which must be there when the program runs. */
function isResource([first, ...rest]: Path): boolean {
  return kinds.some(({ section, only }) => section === first && rest.length < (only ? 1 : 2));
}
