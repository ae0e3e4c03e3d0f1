import { parseInstant } from "./time.ts";

export type Props = Readonly<Record<string, unknown>>;

/**
 * Reads a resource's inputs, which may come from any version of the provider, or from a state
 * file: a value of another type than expected is an absent fact.
 */
export function textOf(props: Props, key: string): string | undefined {
  const value = props[key];
  return typeof value === "string" && value !== "" ? value : undefined;
}

export function integerOf(props: Props, key: string): number | undefined {
  const value = props[key];
  return typeof value === "number" && Number.isSafeInteger(value) ? value : undefined;
}

export function booleanOf(props: Props, key: string): boolean | undefined {
  const value = props[key];
  return typeof value === "boolean" ? value : undefined;
}

/** An instant in ISO 8601 with its zone. */
export function instantOf(props: Props, key: string): Date | undefined {
  const text = textOf(props, key);
  return text === undefined ? undefined : parseInstant(text);
}

export function textsOf(props: Props, key: string): readonly string[] {
  const value = props[key];
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

export function recordOf(props: Props, key: string): Props {
  const value = props[key];
  return isRecord(value) ? value : {};
}

export function recordsOf(props: Props, key: string): readonly Props[] {
  const value = props[key];
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

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
