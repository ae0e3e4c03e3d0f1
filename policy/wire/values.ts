import { endOfDay, parseInstant } from "../text/time.ts";

export type Props = Readonly<Record<string, unknown>>;

/**
 * How a value crosses from the provider to the policies: `Written` there, `Read` here. The inputs
 * may come from any version of the provider, or from a state file: what cannot be used is absent.
 */
export interface Wire<Read, Written> {
  /** @param record in which it stands under the key */
  (value: unknown, key?: string, record?: Props): Read;
  /** For the compiler alone. */
  readonly written?: Written;
}

/** Thrown while facts are read, with the name of an input without which there are none. */
export class MissingInput extends Error {
  override readonly name = "MissingInput";
}

export type ReadAs<W> = W extends Wire<infer Read, unknown> ? Read : never;
export type WrittenAs<W> = W extends Wire<unknown, infer Written> ? Written : never;

type Shape = Readonly<Record<string, Wire<unknown, unknown>>>;

/** Facts as they are written; one that the schema does not know is an error, even in a spread. */
export function written<Written, Facts extends Written>(
  _wire: Wire<unknown, Written>,
  facts: Facts & Readonly<Record<Exclude<keyof Facts, keyof Written>, never>>,
): Written {
  return facts;
}

export const text: Wire<string | undefined, string> = (value) =>
  typeof value === "string" && value !== "" ? value : undefined;

/** A name, which may be empty. */
export const anyText: Wire<string | undefined, string> = (value) =>
  typeof value === "string" ? value : undefined;

export const integer: Wire<number | undefined, number> = (value) =>
  typeof value === "number" && Number.isSafeInteger(value) ? value : undefined;

export const boolean: Wire<boolean | undefined, boolean> = (value) =>
  typeof value === "boolean" ? value : undefined;

/** Whether there is such a text: what it says is nobody's business here. */
export const given: Wire<boolean, string> = (value) => typeof value === "string" && value !== "";

/** ISO 8601 with its zone. */
export const instant: Wire<Date | undefined, string> = (value) =>
  typeof value === "string" ? parseInstant(value) : undefined;

/** A date, valid until the end of that day in UTC. */
export interface Day {
  readonly date: string;
  /** Its last instant. */
  readonly end: Date;
}

export const day: Wire<Day | undefined, string> = (value) => {
  const end = typeof value === "string" ? endOfDay(value) : undefined;
  return typeof value === "string" && end !== undefined ? { date: value, end } : undefined;
};

export function oneOf<Each extends string>(...each: readonly Each[]): Wire<Each | undefined, Each> {
  return (value) => each.find((one) => one === value);
}

export const texts: Wire<readonly string[], readonly string[]> = (value) =>
  Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];

export function or<Read, Written>(
  wire: Wire<Read | undefined, Written>,
  otherwise: Read,
): Wire<Read, Written> {
  return (...value) => wire(...value) ?? otherwise;
}

/** One without which there are no facts. Throws `MissingInput`. */
export function required<Read, Written>(
  wire: Wire<Read | undefined, Written>,
): Wire<Read, Written> {
  return (value, key = "", from = {}) => {
    const read = wire(value, key, from);
    if (read === undefined) throw new MissingInput(key);
    return read;
  };
}

export function object<S extends Shape>(
  shape: S,
): Wire<{ readonly [K in keyof S]: ReadAs<S[K]> }, { readonly [K in keyof S]?: WrittenAs<S[K]> }> {
  const wires = Object.entries(shape);
  return (value) => {
    const from = record(value);
    const read: unknown[][] = wires.map(([key, wire]) => [key, wire(from[key], key, from)]);
    return Object.fromEntries(read);
  };
}

/** As `object`, where its absence says something. */
export function optional<Read, Written>(
  wire: Wire<Read, Written>,
): Wire<Read | undefined, Written> {
  return (value, ...under) => (value === undefined ? undefined : wire(value, ...under));
}

export function list<Read, Written>(
  each: Wire<Read, Written>,
): Wire<readonly Read[], readonly Written[]> {
  return (value) => (Array.isArray(value) ? value.filter(isRecord).map((one) => each(one)) : []);
}

/** By keys that are data: none is a method of every object. */
export function map<Read, Written>(
  each: Wire<Read | undefined, Written>,
): Wire<Readonly<Record<string, Read>>, Readonly<Record<string, Written>>> {
  return (value) => {
    const read = Object.entries(record(value)).flatMap(([name, one]) => {
      const known = each(one);
      return known === undefined ? [] : [[name, known] as const];
    });
    return Object.setPrototypeOf(Object.fromEntries(read), null);
  };
}

/** As it stands there. */
export const record: Wire<Props, Props> = (value) => (isRecord(value) ? value : {});

export function isRecord(value: unknown): value is Props {
  return typeof value === "object" && value !== null;
}

/** The same facts for the same inputs: every policy of a kind asks for them. */
export function once<Facts>(parse: (props: Props, name: string) => Facts): typeof parse {
  const known = new WeakMap<Props, { readonly name: string; readonly facts: Facts }>();
  return (props, name) => {
    const last = known.get(props);
    if (last?.name === name) return last.facts;
    const facts = parse(props, name);
    known.set(props, { name, facts });
    return facts;
  };
}
