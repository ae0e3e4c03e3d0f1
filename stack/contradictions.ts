/** How a declaration names its live token. */
interface Naming {
  readonly name: string;
  readonly id?: string | undefined;
}

/** What is compared of a configuration whose every value is allowed by itself. */
interface Declared {
  readonly tenantId?: string;
  readonly graph: { readonly endpoint?: string };
  readonly tokens: Readonly<Record<string, { readonly tokenName: string; readonly id?: string }>>;
  readonly ignoredTokens: readonly { readonly tokenName: string }[];
  readonly vppTokens: Readonly<
    Record<string, { readonly displayName: string; readonly id?: string }>
  >;
}

interface Problem {
  readonly path: string[];
  readonly message: string;
}

/** Mistakes that only show when several values are seen together. */
export function contradictionsIn(config: Declared): readonly Problem[] {
  const tokens = Object.entries(config.tokens).map(
    ([key, { tokenName: name, id }]) => [key, { name, id }] as const,
  );
  const vppTokens = Object.entries(config.vppTokens).map(
    ([key, { displayName: name, id }]) => [key, { name, id }] as const,
  );
  return [
    ...missingTenant(config),
    ...twins("tokens", tokens),
    ...twins("vppTokens", vppTokens),
    ...declaredAndIgnored(config),
  ];
}

function missingTenant({ tenantId, graph: { endpoint } }: Declared): readonly Problem[] {
  return tenantId === undefined && endpoint === undefined
    ? [{ path: ["tenantId"], message: "missing; write the Entra tenant's id, a GUID" }]
    : [];
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
    : a.name === b.name;
}

function declaredAndIgnored({ tokens, ignoredTokens }: Declared): readonly Problem[] {
  const ignored = new Set(ignoredTokens.map(({ tokenName }) => tokenName));
  const message = "its tokenName is under ignoredTokens too; a token is declared or ignored";
  return Object.entries(tokens).flatMap(([key, { tokenName }]) =>
    ignored.has(tokenName) ? [{ path: ["tokens", key], message }] : [],
  );
}
