export type Config = Readonly<Record<string, unknown>>;

/** What a file of a stack or of its project, once parsed, has under `config`. */
export function configIn(file: unknown): Config {
  const config: unknown = isObject(file) ? file["config"] : undefined;
  return isObject(config) ? config : {};
}

/** What the project's file sets for all stacks: a value, or `value: …`. */
export function projectConfigIn(file: unknown): Config {
  return Object.fromEntries(
    Object.entries(configIn(file)).map(([key, value]) => [
      key,
      isObject(value) && "value" in value ? value["value"] : value,
    ]),
  );
}

/** As Pulumi hands it to a program: objects as JSON, all else as text. */
export function handedOver(config: Config): Record<string, string> {
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      key,
      typeof value === "string" ? value : JSON.stringify(value ?? ""),
    ]),
  );
}

export function isObject(value: unknown): value is Config {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date)
  );
}
