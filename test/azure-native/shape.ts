/** What a property may hold, as JSON. */
export type Shape =
  | { readonly kind: "any" | "boolean" | "number" | "string" }
  | { readonly kind: "values"; readonly values: readonly string[] }
  | { readonly kind: "list" | "map"; readonly of: Shape }
  | { readonly kind: "choice"; readonly of: readonly Shape[] }
  /** By its name among the objects of a schema. */
  | { readonly kind: "object"; readonly name: string };

export interface Property {
  readonly required: boolean;
  readonly shape: Shape;
}

/** Objects by name; a resource's inputs under its type token. */
export type Schema = Readonly<Record<string, Readonly<Record<string, Property>>>>;
