import type { Inputs, Policy } from "../../policy/pack/policy.ts";
import { isRecord } from "../../policy/wire/values.ts";

type Path = readonly string[];

/**
 * What a policy says of inputs that violate it where everything has this name, but the texts on
 * which its finding depends.
 */
export function saidOf(
  { judge }: Policy,
  inputs: Inputs,
  now: Date,
): (name: string) => string | undefined {
  const said = (paths: readonly Path[], name: string) => {
    const named = { ...inputs, name, props: replaced(inputs.props, paths, name) };
    return judge(named, {}, { now, asOf: now }).message;
  };
  const free: Path[] = [];
  for (const path of pathsIn(inputs.props))
    if (said([...free, path], "Kiosk iPads") !== undefined) free.push(path);
  return (name) => said(free, name);
}

/** Where a text stands. */
function pathsIn(value: unknown): readonly Path[] {
  if (typeof value === "string") return [[]];
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    pathsIn(each).map((path) => [key, ...path]),
  );
}

function replaced(props: Inputs["props"], paths: readonly Path[], name: string): Inputs["props"] {
  const copy = structuredClone(props);
  for (const path of paths) {
    const above = path
      .slice(0, -1)
      .reduce<unknown>((from, key) => isRecord(from) && from[key], copy);
    if (isRecord(above)) Object.assign(above, { [path.at(-1) ?? ""]: name });
  }
  return copy;
}
