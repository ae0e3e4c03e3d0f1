import { runInNewContext } from "node:vm";
import { parse } from "yaml";
import type { Job } from "./scripts.ts";

type Scope = Readonly<Record<string, unknown>>;

interface Template {
  readonly parameters: readonly { readonly name: string; readonly default?: unknown }[];
  readonly jobs: unknown;
}

/** The functions of template expressions that are used. */
const functions = {
  eq: (a: unknown, b: unknown) => a === b,
  and: (...all: readonly unknown[]) => all.every(Boolean),
  iif: (condition: unknown, yes: unknown, no: unknown) => (condition ? yes : no),
  replace: (text: string, from: string, to: string) => text.replaceAll(from, to),
};

/**
 * The jobs of a template, as Azure Pipelines expands it.
 * https://learn.microsoft.com/azure/devops/pipelines/process/template-expressions
 */
export function expanded(text: string, given: Scope): readonly Job[] {
  const { parameters, jobs } = parse(text) as Template;
  const defaults = parameters.map(({ name, default: value }) => [name, value] as const);
  const unknown = Object.keys(given).filter((key) => !parameters.some(({ name }) => name === key));
  if (unknown.length > 0) throw new Error(`The template has no parameter ${unknown.join(", ")}.`);
  const scope = { parameters: { ...Object.fromEntries(defaults), ...given } };
  return expand(jobs, scope) as readonly Job[];
}

function expand(value: unknown, scope: Scope): unknown {
  if (typeof value === "string")
    return value.replaceAll(/\$\{\{ (.*?) \}\}/g, (_, expression: string) =>
      String(evaluated(expression, scope)),
    );
  if (Array.isArray(value)) return value.flatMap((each: unknown) => items(each, scope));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, expand(each, scope)]));
}

/** What an element of a list comes to: one, none or several. */
function items(value: unknown, scope: Scope): readonly unknown[] {
  const [first] = Object.entries(value ?? {}) as [string, unknown][];
  const [key, body] = first ?? ["", undefined];
  const [, variable = "", list = ""] = /^\$\{\{ each (\w+) in (\S+) \}\}$/.exec(key) ?? [];
  if (list !== "")
    return (evaluated(list, scope) as readonly unknown[]).flatMap(
      (each) => expand(body, { ...scope, [variable]: each }) as readonly unknown[],
    );
  const [, condition] = /^\$\{\{ if (.*) \}\}$/.exec(key) ?? [];
  if (condition === undefined) return [expand(value, scope)];
  return evaluated(condition, scope) ? (expand(body, scope) as readonly unknown[]) : [];
}

function evaluated(expression: string, scope: Scope): unknown {
  return runInNewContext(expression, { ...functions, ...scope });
}
