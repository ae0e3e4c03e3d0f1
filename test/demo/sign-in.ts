import type { DemoTenant } from "../../demo/server.ts";

export const listPath = "/beta/deviceManagement/depOnboardingSettings";

/** Asks the tenant's managed-identity endpoint, with other parameters or headers if given. */
export function askIdentity(
  tenant: DemoTenant,
  parameters: Readonly<Record<string, string>> = {},
  headers: Readonly<Record<string, string>> = { "X-IDENTITY-HEADER": tenant.env.IDENTITY_HEADER },
): Promise<Response> {
  const url = new URL(tenant.env.IDENTITY_ENDPOINT);
  const usual = { "api-version": "2019-08-01", resource: tenant.endpoint };
  url.search = new URLSearchParams({ ...usual, ...parameters }).toString();
  return fetch(url, { headers });
}

/** An access token for the tenant. */
export async function signIn(tenant: DemoTenant): Promise<string> {
  const response = await askIdentity(tenant);
  const body = await jsonOf(response);
  return String(body["access_token"]);
}

/** A request to Graph, signed in unless a token (or none, as "") is given. */
export async function get(
  tenant: DemoTenant,
  pathOrUrl: string,
  token?: string,
  method = "GET",
): Promise<Response> {
  const bearer = token ?? (await signIn(tenant));
  const headers: Record<string, string> =
    bearer === "" ? {} : { authorization: `Bearer ${bearer}` };
  return fetch(new URL(pathOrUrl, tenant.endpoint), { method, headers });
}

export async function jsonOf(response: Response): Promise<Readonly<Record<string, unknown>>> {
  const body: unknown = await response.json();
  if (typeof body !== "object" || body === null) throw new Error("The answer is no JSON object.");
  return { ...body };
}

/** A collection in the order of its pages, with the links that led from one to the next. */
interface Walk {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly links: readonly string[];
}

/** Follows a collection to its end, signed in once. */
export async function walk(tenant: DemoTenant, path: string): Promise<Walk> {
  const bearer = await signIn(tenant);
  const items: Readonly<Record<string, unknown>>[] = [];
  const links: string[] = [];
  let next: unknown = path;
  while (typeof next === "string") {
    const body = await jsonOf(await get(tenant, next, bearer));
    const { value } = body;
    if (!Array.isArray(value)) throw new Error("The page has no value.");
    items.push(...value);
    next = body["@odata.nextLink"];
    if (typeof next === "string") links.push(next);
  }
  return { items, links };
}
