import { siblings } from "../../policy/wire/kinds.ts";
import type { Resource } from "./fault.ts";
import { badRequest, type GraphError } from "./graph-error.ts";
import { shown } from "../siblings.ts";
import { depOnboardingSetting, device, enrollmentProfile } from "./metadata.ts";
import type { EntityType } from "./odata.ts";
import type { Sequence } from "./paging.ts";
import type { TenantContent } from "./tenant-content.ts";

/** What stands at an address: a collection, or one entity. */
type Route = {
  readonly resource: Resource;
  /** `*` is a key. */
  readonly path: string;
  readonly type: EntityType;
  /** The service states the number of items. */
  readonly counted?: true;
} & ({ readonly items: Find<Sequence<object>> } | { readonly entity: Find<object> });

type Find<T> = (held: TenantContent, keys: readonly string[]) => T | undefined;

const tokens = "beta/deviceManagement/depOnboardingSettings";
const versions = ["beta", "v1.0"] as const;

const routes: readonly Route[] = [
  {
    resource: "tokens",
    path: tokens,
    type: depOnboardingSetting,
    items: (held) => held.depOnboardingSettings,
    counted: true,
  },
  { resource: "token", path: `${tokens}/*`, type: depOnboardingSetting, entity: tokenOf },
  {
    resource: "enrollmentProfiles",
    path: `${tokens}/*/enrollmentProfiles`,
    type: enrollmentProfile,
    items: profilesOf,
  },
  {
    resource: "devices",
    path: `${tokens}/*/importedAppleDeviceIdentities`,
    type: device,
    items: (held, keys) => {
      const token = tokenOf(held, keys);
      return token && (held.devices[token.id ?? ""] ?? []);
    },
  },
  ...versions.flatMap((version) =>
    siblings.map(({ section, only }): Route => {
      const { path, types, inV1 = (one) => one } = shown[section];
      const items = ({ siblings: held }: TenantContent) =>
        version === "v1.0" ? held[section].map(inV1) : held[section];
      const route = { resource: section, path: `${version}/${path}`, type: types[version] };
      return only ? { ...route, entity: (held) => items(held)[0] } : { ...route, items };
    }),
  ),
];

function tokenOf(held: TenantContent, [key = ""]: readonly string[]) {
  const wanted = key.toLowerCase();
  return held.depOnboardingSettings.find(({ id }) => id?.toLowerCase() === wanted);
}

function profilesOf(held: TenantContent, keys: readonly string[]) {
  const token = tokenOf(held, keys);
  return token && (token.enrollmentProfiles ?? []);
}

interface Place {
  readonly route: Route;
  readonly keys: readonly string[];
  /** As `@odata.context` writes it: of an entity, that of its set. */
  readonly path: string;
}

/** The route of a path, and the keys in it; OData writes `/set/key` and `/set('key')`. */
export function routeAt(path: string): Place {
  const plain = path.replaceAll("%27", "'").replaceAll(/\('?([^'/]*)'?\)/g, "/$1");
  const segments = plain.split("/").filter(Boolean);
  let possible = routes.map((route) => ({ route, names: route.path.split("/") }));
  for (const [index, segment] of segments.entries()) {
    possible = possible.filter(({ names: { [index]: name } }) => isAt(name, segment));
    if (possible.length === 0) throw segmentNotFound(segment);
  }
  const found = possible.find(({ names }) => names.length === segments.length);
  if (found === undefined) throw segmentNotFound(segments.at(-1) ?? "");
  const { route, names } = found;
  const keys = segments.filter((_, index) => names[index] === "*");
  const set = route.path.replace(/\/\*$/, "").replace("/*", `('${keys[0] ?? ""}')`);
  return { route, keys, path: set };
}

function isAt(name: string | undefined, segment: string): boolean {
  return name === "*" || name?.toLowerCase() === segment.toLowerCase();
}

function segmentNotFound(segment: string): GraphError {
  return badRequest(`Resource not found for the segment '${segment}'.`);
}
