import { badRequest } from "./graph-error.ts";

/** What a request may ask of the entities of one type. */
export interface EntityType {
  readonly name: string;
  readonly properties: readonly string[];
  /** Navigation properties that `$expand` accepts, with the types that they lead to. */
  readonly expandable?: Readonly<Record<string, EntityType>>;
  /** The types that extend this one; a collection holds them beside each other. */
  readonly derived?: readonly EntityType[];
}

/** The columns of an answer, in the spelling of the type. */
export interface Projection {
  readonly select: readonly string[] | undefined;
  readonly expand: readonly Expansion[];
}

interface Expansion {
  readonly name: string;
  readonly type: EntityType;
}

/** Knows only the properties of the declared type, as OData does, and none of a derived one. */
export function parseProjection(type: EntityType, query: URLSearchParams): Projection {
  const select = query.get("$select");
  const expand = query.get("$expand");
  return {
    select: select?.split(",").map((asked) => resolveName(type, type.properties, asked.trim())),
    expand: (expand?.split(",") ?? []).map((asked) => resolveExpansion(type, asked.trim())),
  };
}

/** Refuses options that would be ignored silently, as a test could then pass by accident. */
export function refuseOtherOptions(query: URLSearchParams, supported: readonly string[]): void {
  for (const option of query.keys()) {
    if (option.startsWith("$") && !supported.includes(option))
      throw badRequest(`The query option '${option}' is not supported here.`);
  }
}

const whole: Projection = { select: undefined, expand: [] };

/** The entity as it goes over the wire: a value that is not set is null, not absent. */
export function project(
  type: EntityType,
  entity: object,
  projection: Projection,
): Readonly<Record<string, unknown>> {
  const values: Readonly<Record<string, unknown>> = { ...entity };
  const actual = type.derived?.find(({ name }) => `#${name}` === values["@odata.type"]);
  const wire: Record<string, unknown> = {};
  if (actual !== undefined) wire["@odata.type"] = `#${actual.name}`;
  for (const name of projection.select ?? (actual ?? type).properties)
    wire[name] = values[name] ?? null;
  for (const expansion of projection.expand) {
    const value = values[expansion.name];
    const isEntity = typeof value === "object" && value !== null;
    wire[expansion.name] = isEntity ? project(expansion.type, value, whole) : null;
  }
  return wire;
}

/** The list of columns that `@odata.context` repeats; empty when nothing was asked. */
export function contextColumns({ select, expand }: Projection): string {
  const columns = [...(select ?? []), ...expand.map(({ name }) => `${name}()`)];
  return columns.length === 0 ? "" : `(${columns.join(",")})`;
}

/** Options in parentheses, which nobody sends, are no property's name. */
function resolveExpansion(type: EntityType, asked: string): Expansion {
  const expandable = type.expandable ?? {};
  const name = resolveName(type, Object.keys(expandable), asked);
  return { name, type: expandable[name] ?? type };
}

// The portal itself expands in lower case, so Graph does not mind the case of a property.
function resolveName(type: EntityType, names: readonly string[], asked: string): string {
  const wanted = asked.toLowerCase();
  const found = names.find((name) => name.toLowerCase() === wanted);
  if (found !== undefined) return found;
  throw badRequest(
    `Parsing OData Select and Expand failed: Could not find a property named '${asked}' on type '${type.name}'.`,
  );
}
