import { runtime } from "@pulumi/pulumi";
import type { Schema, Shape } from "./shape.ts";

/** Where a resource's inputs are not what azure-native's types say; none where they are. */
export function mistakesIn(schema: Schema, token: string, inputs: unknown): readonly string[] {
  return inObject(schema, token, inputs, []);
}

type Path = readonly (string | number)[];

function inObject(schema: Schema, name: string, value: unknown, path: Path): readonly string[] {
  const properties = schema[name];
  if (properties === undefined) return [`${at(path)}: azure-native has no ${name}`];
  if (!isMap(value)) return [`${at(path)}: is no object`];
  const missing = Object.entries(properties)
    .filter(([key, { required }]) => required && value[key] === undefined)
    .map(([key]) => `${at([...path, key])}: missing`);
  const others = Object.entries(value).flatMap(([key, each]) => {
    const property = properties[key];
    return property === undefined
      ? [`${at([...path, key])}: there is no such property`]
      : inValue(schema, property.shape, each, [...path, key]);
  });
  return [...missing, ...others];
}

function inValue(schema: Schema, shape: Shape, given: unknown, path: Path): readonly string[] {
  const value = known(given);
  // What the preview does not know yet is right.
  if (value === runtime.unknownValue) return [];
  const below = (each: Shape, of: unknown, key: string | number) =>
    inValue(schema, each, of, [...path, key]);
  switch (shape.kind) {
    case "any":
      return [];
    case "object":
      return inObject(schema, shape.name, value, path);
    case "list":
      return Array.isArray(value)
        ? value.flatMap((each, index) => below(shape.of, each, index))
        : [`${at(path)}: is no list`];
    case "map":
      return isMap(value)
        ? Object.entries(value).flatMap(([key, each]) => below(shape.of, each, key))
        : [`${at(path)}: is no map`];
    case "values":
      return shape.values.some((each) => each === value)
        ? []
        : [`${at(path)}: is none of ${shape.values.join(", ")}`];
    case "choice":
      return shape.of.some((each) => inValue(schema, each, value, path).length === 0)
        ? []
        : [`${at(path)}: is none of what it may be`];
    case "boolean":
    case "number":
    case "string":
      return typeof value === shape.kind ? [] : [`${at(path)}: is no ${shape.kind}`];
  }
}

/** As the engine hands over values: secrets and outputs are wrapped. */
function known(value: unknown): unknown {
  if (!isMap(value)) return value;
  switch (value[runtime.specialSigKey]) {
    case runtime.specialSecretSig:
      return known(value["value"]);
    case runtime.specialOutputValueSig:
      return "value" in value ? known(value["value"]) : runtime.unknownValue;
    default:
      return value;
  }
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function at(path: Path): string {
  return path
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${key}`))
    .join("");
}
