import { compileFunction } from "node:vm";

export type Row = Readonly<Record<string, unknown>>;

/** A table's rows by its name; instants are numbers of milliseconds. */
export type Tables = Readonly<Record<string, readonly Row[]>>;

/**
 * Evaluates a query as Azure documents its language, as far as the rules use it: what they do not
 * use is an error.
 * https://learn.microsoft.com/kusto/query/
 */
export function evaluate(query: string, tables: Tables, now: number): readonly Row[] {
  const [source = "", ...stages] = split(query, "\n| ");
  return stages.reduce(
    (rows, stage) => applied(stage, rows, tables, now),
    sourceOf(source, tables),
  );
}

function sourceOf(source: string, tables: Tables): readonly Row[] {
  const [, column, literals] = /^datatable\((\w+): string\)\[(.*)\]$/.exec(source) ?? [];
  if (column !== undefined)
    return split(literals ?? "", ", ").map((each) => ({ [column]: JSON.parse(each) }));
  const [, legs] = /^union isfuzzy=true (.*)$/.exec(source) ?? [];
  if (legs === undefined) throw new Error(`No source: ${source}`);
  return split(legs, ", ").flatMap((leg) => (leg.startsWith("(") ? [] : (tables[leg] ?? [])));
}

function applied(stage: string, rows: readonly Row[], tables: Tables, now: number) {
  const [, operator = "", text = ""] = /^(\S+) ([^]*)$/.exec(stage) ?? [];
  const value = (expression: string, row: Row) => calculated(expression, row, now);
  const named = split(text, ", ").map((each) => each.split(/ = ([^]*)/, 2));
  const columns = (row: Row) => {
    const made: Record<string, unknown> = {};
    // Each column sees those before it.
    for (const [name = "", expression = name] of named) {
      made[name] = value(expression, { ...row, ...made });
    }
    return made;
  };
  switch (operator) {
    case "where":
      return rows.filter((row) => value(text, row) === true);
    case "extend":
      return rows.map((row) => ({ ...row, ...columns(row) }));
    case "project":
      return rows.map(columns);
    case "mv-expand": {
      const [name = ""] = text.split(" to typeof(datetime)");
      return rows.flatMap((row) =>
        (row[name] as unknown[]).map((each) => ({ ...row, [name]: each })),
      );
    }
    case "join": {
      const [, right = "", on = ""] = /^kind=leftanti \(([^]*)\) on (.*)$/.exec(text) ?? [];
      const keyOf = (row: Row) => JSON.stringify(on.split(", ").map((name) => row[name]));
      const known = new Set(evaluate(right, tables, now).map(keyOf));
      return rows.filter((row) => !known.has(keyOf(row)));
    }
    default:
      throw new Error(`No operator: ${stage}`);
  }
}

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

/** Compiled once for the columns that it may name. */
const compiled = new Map<string, (...values: readonly unknown[]) => unknown>();

function calculated(expression: string, row: Row, now: number): unknown {
  const scope: Row = { ...functions(now), ...row };
  const names = Object.keys(scope);
  const key = JSON.stringify([expression, names]);
  const own =
    compiled.get(key) ??
    (compileFunction(`return ${inJavaScript(expression)}`, names) as (
      ...values: unknown[]
    ) => unknown);
  compiled.set(key, own);
  return own(...Object.values(scope));
}

function functions(now: number) {
  return {
    ago: (span: number) => now - span,
    bin: (value: number, size: number) => Math.floor(value / size) * size,
    datetime: Date.parse,
    extract: (pattern: string, group: number, text: string) =>
      new RegExp(pattern).exec(text)?.[group] ?? "",
    // Only the parts of an instant that the rules show.
    format_datetime: (at: number, form: string) =>
      new Date(at).toISOString().replace("T", " ").slice(0, form.length),
    iff: (is: boolean, yes: unknown, no: unknown) => (is ? yes : no),
    isempty: (text: string) => text === "",
    isOneOf: (value: unknown, ...others: unknown[]) => others.includes(value),
    parse_json: (text: string) => (text === "" ? {} : JSON.parse(text)),
    range: (from: number, to: number, step: number) =>
      from > to
        ? []
        : Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step),
    // Regardless of case, like the operator.
    startsWith: (text: string, start: string) => text.toLowerCase().startsWith(start.toLowerCase()),
    tostring: (value: string | undefined) => value ?? "",
  };
}

/** Operators and literals that JavaScript writes in another way, outside texts. */
function inJavaScript(expression: string): string {
  return expression
    .split(/("(?:[^"\\]|\\.)*")/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replaceAll(/(\w+) in \(/g, "isOneOf($1, ")
            .replaceAll(/\band\b/g, "&&")
            .replaceAll(/datetime\(([^)]*)\)/g, 'datetime("$1")')
            .replaceAll(/\b(\d+)m\b/g, `$1 * ${minute}`)
            .replaceAll(/\b(\d+)h\b/g, `$1 * ${hour}`)
            .replaceAll(/\b(\d+)d\b/g, `$1 * ${day}`),
    )
    .join("")
    .replaceAll(/(\w+) startswith ("[^"]*")/g, "startsWith($1, $2)");
}

/** Splits where a separator stands in no text and in no brackets. */
function split(text: string, separator: string): readonly string[] {
  const parts = [""];
  let depth = 0;
  let isText = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? "";
    if (char === '"' && text[at - 1] !== "\\") isText = !isText;
    if (!isText && "([".includes(char)) depth++;
    if (!isText && ")]".includes(char)) depth--;
    if (!isText && depth === 0 && text.startsWith(separator, at)) {
      parts.push("");
      at += separator.length - 1;
    } else parts[parts.length - 1] += char;
  }
  return parts;
}
