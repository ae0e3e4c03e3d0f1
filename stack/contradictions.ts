interface Expected {
  readonly tokenName: string;
  readonly id?: string;
}

/** What is compared of a configuration whose every value is allowed by itself. */
interface Declared {
  readonly tenantId?: string;
  readonly graph: { readonly endpoint?: string };
  readonly tokens: Readonly<Record<string, Expected>>;
  readonly ignoredTokens: readonly { readonly tokenName: string }[];
}

interface Problem {
  readonly path: string[];
  readonly message: string;
}

/** Mistakes that only show when several values are seen together. */
export function contradictionsIn(config: Declared): readonly Problem[] {
  return [...missingTenant(config), ...duplicates(config)];
}

function missingTenant({ tenantId, graph: { endpoint } }: Declared): readonly Problem[] {
  return tenantId === undefined && endpoint === undefined
    ? [{ path: ["tenantId"], message: "missing; write the Entra tenant's id, a GUID" }]
    : [];
}

/** Two declarations that would match the same live token, or one that is ignored as well. */
function duplicates({ tokens, ignoredTokens }: Declared): readonly Problem[] {
  const entries = Object.entries(tokens);
  return entries.flatMap(([key, each], index) => {
    const twin = entries.slice(0, index).find(([, other]) => clash(each, other))?.[0];
    const ignored = ignoredTokens.some(({ tokenName }) => tokenName === each.tokenName);
    return [
      twin !== undefined && `matches the same token as tokens.${twin}; give each its own id`,
      ignored && "its tokenName is under ignoredTokens too; a token is declared or ignored",
    ].flatMap((message) => (message === false ? [] : [{ path: ["tokens", key], message }]));
  });
}

function clash(a: Expected, b: Expected): boolean {
  return a.id !== undefined && b.id !== undefined
    ? a.id.toLowerCase() === b.id.toLowerCase()
    : a.tokenName === b.tokenName;
}
