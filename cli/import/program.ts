import type { Item, Section } from "./item.ts";

/** Sections of a configuration as arguments of `AdeTenant`, in TypeScript. */
export function programOf(sections: readonly Section[]): string {
  return sections
    .map(({ key, items }) => written({ key: key.replace("apple-ade:", ""), items }, ""))
    .join("");
}

function written(item: Item, indent: string): string {
  if ("note" in item) return `${indent}// ${item.note}\n`;
  const key = /^[A-Za-z_]\w*$/.test(item.key) ? item.key : literal(item.key);
  if ("value" in item) {
    const comment = item.comment === undefined ? "" : ` // ${item.comment}`;
    return `${indent}${key}: ${literal(item.value)},${comment}\n`;
  }
  const inner = item.items.map((each) => written(each, `${indent}  `)).join("");
  return `${indent}${key}: {\n${inner}${indent}},\n`;
}

/** In ASCII: a name from the tenant is itself when it is read, and harmless when it is shown. */
function literal(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[^ -~]|(?<=[#:<])[#:{]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
