/**
 * What the engine or the policies would not take as a fact, however deep: all but plain JSON, and
 * dates that are not ISO 8601 in UTC.
 */
export function unusableIn(value: unknown, name = "facts"): readonly string[] {
  if (/(?:At|^oldest\w+)$/.test(name)) return isInstant(value) ? [] : [`${name}: ${String(value)}`];
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([key, each]) => unusableIn(each, key));
  return JSON.stringify(value) === undefined || Number.isNaN(value) ? [name] : [];
}

function isInstant(value: unknown): boolean {
  return (
    typeof value === "string" &&
    /^[2-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) &&
    new Date(value).toISOString().startsWith(value.slice(0, -1))
  );
}
