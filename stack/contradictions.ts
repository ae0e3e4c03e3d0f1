import { z } from "zod";
import { isUnknownValue } from "../policy/unknown-inputs.ts";

/** How a declaration names its live token. */
interface Naming {
  readonly name: string | undefined;
  readonly id: string | undefined;
}

interface Problem {
  readonly path: PropertyKey[];
  readonly message: string;
}

const text = z.string().optional().catch(undefined);

/** As much of a configuration as is needed here, whatever else is wrong with it. */
const loose = z.object({
  graph: z.object({ endpoint: z.unknown() }).partial().catch({}),
  tokens: z.record(z.string(), z.object({ tokenName: text, id: text }).catch({})).catch({}),
  vppTokens: z.record(z.string(), z.object({ displayName: text, id: text }).catch({})).catch({}),
  ignoredTokens: z.array(z.object({ tokenName: text }).catch({})).catch([]),
});

type Loose = z.infer<typeof loose>;

/** Mistakes that only show when several values are seen together. */
export function contradictionsIn(raw: Readonly<Record<string, unknown>>): readonly Problem[] {
  const config = loose.parse(raw);
  const tokens = Object.entries(config.tokens).map(
    ([key, { tokenName: name, id }]) => [key, { name, id }] as const,
  );
  const vppTokens = Object.entries(config.vppTokens).map(
    ([key, { displayName: name, id }]) => [key, { name, id }] as const,
  );
  return [
    ...missingTenant(raw, config),
    ...twins("tokens", tokens),
    ...twins("vppTokens", vppTokens),
    ...declaredAndIgnored(config),
    ...unusableNames("tokens", raw["tokens"]),
    ...unusableNames("vppTokens", raw["vppTokens"]),
    ...unknownValues(raw, []),
  ];
}

function missingTenant(raw: object, { graph: { endpoint } }: Loose): readonly Problem[] {
  return "tenantId" in raw || endpoint !== undefined
    ? []
    : [{ path: ["tenantId"], message: "missing; write the Entra tenant's id, a GUID" }];
}

/** Two declarations that would match the same live token. */
function twins(under: string, entries: readonly (readonly [string, Naming])[]): readonly Problem[] {
  return entries.flatMap(([key, each], index) => {
    const twin = entries.slice(0, index).find(([, other]) => clash(each, other))?.[0];
    const message = `matches the same token as ${under}.${twin}; give each its own id`;
    return twin === undefined ? [] : [{ path: [under, key], message }];
  });
}

function clash(a: Naming, b: Naming): boolean {
  return a.id !== undefined && b.id !== undefined
    ? a.id.toLowerCase() === b.id.toLowerCase()
    : a.name !== undefined && a.name === b.name;
}

function declaredAndIgnored({ tokens, ignoredTokens }: Loose): readonly Problem[] {
  const ignored = new Set(ignoredTokens.map(({ tokenName }) => tokenName));
  const message = "its tokenName is under ignoredTokens too; a token is declared or ignored";
  return Object.entries(tokens).flatMap(([key, { tokenName }]) =>
    tokenName !== undefined && ignored.has(tokenName) ? [{ path: ["tokens", key], message }] : [],
  );
}

/**
 * `__proto__`, which JavaScript's objects swallow, so that its token would never be judged; and
 * names of several lines, which Pulumi prints as they are.
 */
function unusableNames(under: string, declared: unknown): readonly Problem[] {
  if (typeof declared !== "object" || declared === null) return [];
  const unusable = Object.keys(declared).filter((key) => /\p{Cc}/u.test(key));
  if (Object.hasOwn(declared, "__proto__")) unusable.push("__proto__");
  return unusable.map((key) => ({
    path: [under, key],
    message: "is not usable as a logical name",
  }));
}

/** Pulumi would take it for unknown, and would not run the policies about it in a preview. */
function unknownValues(value: unknown, path: PropertyKey[]): readonly Problem[] {
  if (typeof value === "string")
    return isUnknownValue(value) ? [{ path, message: "is a value that Pulumi reserves" }] : [];
  if (typeof value !== "object" || value === null) return [];
  const index = (key: string) => (Array.isArray(value) ? Number(key) : key);
  return Object.entries(value).flatMap(([key, each]) => unknownValues(each, [...path, index(key)]));
}
