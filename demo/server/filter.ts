import { badRequest } from "./graph-error.ts";
import type { EntityType } from "./odata.ts";
import type { Sequence } from "./paging.ts";

/** What Intune's device list is known to be asked with: `one eq 'x' and another eq 'y'`. */
export function filtered(
  items: Sequence<object>,
  type: EntityType,
  text: string | null,
): Sequence<object> {
  if (text === null) return items;
  const conditions = text.split(/ and /i).map((part) => {
    const [, name = "", value] = /^\s*(\w+) eq '([^']*)'\s*$/i.exec(part) ?? [];
    if (value === undefined || !type.properties.includes(name))
      throw badRequest(`Invalid filter clause: '${part}'.`);
    return { name, value };
  });
  return items
    .slice(0, items.length)
    .filter((item) => conditions.every(({ name, value }) => Reflect.get(item, name) === value));
}
