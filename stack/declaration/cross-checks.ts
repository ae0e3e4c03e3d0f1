import { sameId } from "../../policy/wire/id.ts";
import { type KindRow, kinds } from "../../policy/wire/kinds.ts";
import { isUnknownValue } from "../../policy/pack/unknown-inputs.ts";
import { type Props, record } from "../../policy/wire/values.ts";

interface Problem {
  readonly path: PropertyKey[];
  readonly message: string;
}

/** Mistakes that only show when several values are seen together, whatever else is wrong. */
export function contradictionsIn(declared: Props): readonly Problem[] {
  return [
    ...missingTenant(declared),
    ...kinds.flatMap((kind) => named(declared, kind)),
    ...declaredAndIgnored(declared),
    ...unknownValues(declared, []),
  ];
}

function missingTenant(declared: Props): readonly Problem[] {
  return "tenantId" in declared || "endpoint" in record(declared["graph"])
    ? []
    : [{ path: ["tenantId"], message: "missing; write the Entra tenant's id, a GUID" }];
}

function named(declared: Props, { section, nameKey }: KindRow): readonly Problem[] {
  if (nameKey === undefined) return [];
  const values = record(declared[section]);
  return [...twins(section, nameKey, Object.entries(values)), ...unusableNames(section, values)];
}

/** Two declarations that would match the same live token. */
function twins(
  under: string,
  name: string,
  entries: readonly (readonly [string, unknown])[],
): readonly Problem[] {
  return entries.flatMap(([key, each], index) => {
    const twin = entries.slice(0, index).find(([, other]) => clash(each, other, name))?.[0];
    const message = `matches the same token as ${under}.${twin}; give each its own id`;
    return twin === undefined ? [] : [{ path: [under, key], message }];
  });
}

function clash(a: unknown, b: unknown, name: string): boolean {
  const [id, other] = [textOf(a, "id"), textOf(b, "id")];
  if (id !== undefined && other !== undefined) return sameId(id, other);
  return textOf(a, name) !== undefined && textOf(a, name) === textOf(b, name);
}

function declaredAndIgnored({ tokens, ignoredTokens }: Props): readonly Problem[] {
  const ignored = new Set(
    Object.values(record(ignoredTokens)).map((each) => textOf(each, "tokenName")),
  );
  const message = "its tokenName is under ignoredTokens too; a token is declared or ignored";
  return Object.entries(record(tokens)).flatMap(([key, token]) => {
    const name = textOf(token, "tokenName");
    return name !== undefined && ignored.has(name) ? [{ path: ["tokens", key], message }] : [];
  });
}

/**
 * `__proto__`, which JavaScript's objects swallow, so that its token would never be checked; names
 * of several lines, which Pulumi prints as they are; and none at all.
 */
function unusableNames(under: string, declared: Props): readonly Problem[] {
  const unusable = Object.keys(declared).filter((key) => /^$|\p{Cc}/u.test(key));
  if (Object.hasOwn(declared, "__proto__")) unusable.push("__proto__");
  return unusable.map((key) => ({
    path: [under, key],
    message: "is not usable as a logical name",
  }));
}

/** Pulumi would take it for unknown, and would not run the policies about it in a preview. */
function unknownValues(value: unknown, path: PropertyKey[]): readonly Problem[] {
  if (isUnknownValue(value)) return [{ path, message: "is a value that Pulumi reserves" }];
  const index = (key: string) => (Array.isArray(value) ? Number(key) : key);
  return Object.entries(record(value)).flatMap(([key, each]) =>
    unknownValues(each, [...path, index(key)]),
  );
}

function textOf(value: unknown, key: string): string | undefined {
  const text = record(value)[key];
  return typeof text === "string" ? text : undefined;
}
