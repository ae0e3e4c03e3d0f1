import { badRequest } from "./graph-error.ts";

/** What a request may ask of the entities of one type. */
export interface EntityType {
  readonly name: string;
  readonly properties: readonly string[];
  /** Navigation properties that `$expand` accepts. */
  readonly expandable: readonly string[];
}

/** The columns of an answer, in the spelling of the type. */
export interface Projection {
  readonly select: readonly string[] | undefined;
  readonly expand: readonly string[];
}

export function parseProjection(type: EntityType, query: URLSearchParams): Projection {
  const select = query.get("$select");
  const expand = query.get("$expand");
  return {
    select: select === null ? undefined : resolveNames(type, type.properties, select),
    expand: expand === null ? [] : resolveNames(type, type.expandable, expand),
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
export function project(type: EntityType, entity: object, projection: Projection): object {
  const values = new Map<string, unknown>(Object.entries(entity));
  const names = [...(projection.select ?? type.properties), ...projection.expand];
  return Object.fromEntries(names.map((name) => [name, values.get(name) ?? null]));
}

/** The list of columns that `@odata.context` repeats; empty when nothing was asked. */
export function contextColumns({ select, expand }: Projection): string {
  const columns = [...(select ?? []), ...expand.map((name) => `${name}()`)];
  return columns.length === 0 ? "" : `(${columns.join(",")})`;
}

// The portal itself expands in lower case, so Graph does not mind the case of a property.
function resolveNames(type: EntityType, names: readonly string[], list: string): readonly string[] {
  return list.split(",").map((asked) => {
    const wanted = asked.trim().toLowerCase();
    const found = names.find((name) => name.toLowerCase() === wanted);
    if (found !== undefined) return found;
    throw badRequest(
      `Parsing OData Select and Expand failed: Could not find a property named '${asked.trim()}' on type '${type.name}'.`,
    );
  });
}
