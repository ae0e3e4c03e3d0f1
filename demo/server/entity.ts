import type { EntityType } from "./odata.ts";

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** A type of Graph, with its properties as words of one text, and those that it inherits. */
export function entity(
  name: string,
  properties: string,
  more: Omit<Partial<EntityType>, "name"> = {},
) {
  const inherited = more.properties ?? ["id"];
  return {
    ...more,
    name: `microsoft.graph.${name}`,
    properties: [...inherited, ...words(properties)],
  };
}
