import { parseExpand } from "./expand.ts";
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
  readonly projection: Projection;
}

/** Knows only the properties of the declared type, as OData does, and none of a derived one. */
export function parseProjection(type: EntityType, query: URLSearchParams): Projection {
  const select = query.get("$select");
  const expand = query.get("$expand");
  return {
    select: select?.split(",").map((asked) => resolveName(type, type.properties, asked.trim())),
    expand: expand === null ? [] : parseExpand(expand).map((item) => resolveExpansion(type, item)),
  };
}

/** Refuses options that would be ignored silently, as a test could then pass by accident. */
export function refuseOtherOptions(query: URLSearchParams, supported: readonly string[]): void {
  for (const option of query.keys()) {
    if (option.startsWith("$") && !supported.includes(option))
      throw badRequest(`The query option '${option}' is not supported here.`);
  }
}

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
    wire[expansion.name] = isEntity ? project(expansion.type, value, expansion.projection) : null;
  }
  return wire;
}

/** The list of columns that `@odata.context` repeats; empty when nothing was asked. */
export function contextColumns({ select, expand }: Projection): string {
  const expanded = expand.map(
    ({ name, projection }) => `${name}${contextColumns(projection) || "()"}`,
  );
  const columns = [...(select ?? []), ...expanded];
  return columns.length === 0 ? "" : `(${columns.join(",")})`;
}

function resolveExpansion(
  type: EntityType,
  { name: asked, options }: ReturnType<typeof parseExpand>[number],
): Expansion {
  const expandable = type.expandable ?? {};
  const name = resolveName(type, Object.keys(expandable), asked);
  const target = expandable[name] ?? type;
  refuseOtherOptions(options, ["$select", "$expand"]);
  return { name, type: target, projection: parseProjection(target, options) };
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
