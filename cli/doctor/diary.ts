import { shown } from "../../demo/siblings.ts";
import { siblings, type SiblingSection } from "../../policy/wire/kinds.ts";
import type { Answered, Asked, ReadEnded, Tap } from "../../stack/graph/tap.ts";
import { createMasker, type Masked, type Masker } from "./probe/mask.ts";
import { bySibling, type MaskedTenant, type RequestForm } from "./probe/schema.ts";

/** What happened while a tenant was read. Bodies are masked when they come, and not kept. */
export interface Diary {
  readonly tap: Tap;
  readonly mask: Masker;
  readonly credentials: () => readonly Asked[];
  readonly reads: () => readonly ReadEnded[];
  readonly requests: () => RequestForm[];
  readonly tenant: () => MaskedTenant;
}

/** @param takenAt what ages are counted from */
export function openDiary(takenAt: Date): Diary {
  const credentials: Asked[] = [];
  const reads: ReadEnded[] = [];
  const requests = new Map<string, RequestForm>();
  const content = openContent(createMasker(takenAt));
  function note(answered: Answered): void {
    const { pathname, searchParams } = new URL(answered.url);
    searchParams.delete("$skiptoken");
    // Without the id of a token.
    const path = pathname.replace(/(\/depOnboardingSettings\/)[^/]+/, "$1{id}");
    const query = decodeURIComponent(String(searchParams));
    const entities = answered.status === 200 ? entitiesIn(answered.body) : undefined;
    for (const entity of entities ?? []) content.add(pathname, entity);
    const key = `${path}?${query}`;
    const before = requests.get(key);
    requests.set(key, {
      path,
      query,
      statuses: [...(before?.statuses ?? []), answered.status ?? 0],
      milliseconds: (before?.milliseconds ?? 0) + answered.milliseconds,
      pages: (before?.pages ?? 0) + (entities === undefined ? 0 : 1),
      elements: (before?.elements ?? 0) + (entities?.length ?? 0),
      // In another form, it was refused.
      fallback:
        before?.fallback ??
        [...requests.values()].some((each) => each.path === path && !each.statuses.includes(200)),
    });
  }
  return {
    tap(event) {
      if (event.kind === "credential") credentials.push(event);
      else if (event.kind === "read") reads.push(event);
      else note(event);
    },
    mask: content.mask,
    credentials: () => credentials,
    reads: () => reads,
    requests: () => [...requests.values()],
    tenant: content.tenant,
  };
}

/** The elements of a collection, or the one entity; `undefined` for what is neither. */
function entitiesIn(body: string | undefined): readonly object[] | undefined {
  try {
    const answer: unknown = JSON.parse(String(body));
    if (!isObject(answer)) return undefined;
    const all: readonly unknown[] = Array.isArray(answer["value"]) ? answer["value"] : [answer];
    return all.filter(isObject);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

interface Parts {
  defaults: Masked;
  readonly profiles: Masked[];
  /** How many devices are alike, by what is left of them. */
  readonly devices: Map<string, number>;
}

function openContent(mask: Masker) {
  const tokens: Masked[] = [];
  const held = new Map<SiblingSection, Masked[]>();
  const parts = new Map<string, Parts>();
  function partsOf(id: string): Parts {
    const key = String(mask({ id })["id"]);
    const known = parts.get(key) ?? { defaults: {}, profiles: [], devices: new Map() };
    parts.set(key, known);
    return known;
  }
  function add(pathname: string, entity: object): void {
    const [, , set, id, part] = pathname.slice(1).split("/");
    const masked = mask(entity);
    const sibling = siblings.find(({ section }) => shown[section].path.endsWith(`/${set}`));
    if (sibling) held.set(sibling.section, [...(held.get(sibling.section) ?? []), masked]);
    else if (id === undefined) tokens.push(masked);
    else addTo(partsOf(decodeURIComponent(id)), part, masked);
  }
  function addTo(of: Parts, part: string | undefined, masked: Masked): void {
    if (part === "enrollmentProfiles") of.profiles.push(masked);
    else if (part === undefined) of.defaults = { ...of.defaults, ...masked };
    else {
      const { id: _, ...device } = masked;
      const key = JSON.stringify(device);
      of.devices.set(key, (of.devices.get(key) ?? 0) + 1);
    }
  }
  const tenant = (): MaskedTenant => ({
    tokens,
    parts: Object.fromEntries(
      [...parts].map(([id, { defaults, profiles, devices }]) => [
        id,
        {
          defaults,
          profiles,
          devices: [...devices].map(([key, count]) => ({ count, device: JSON.parse(key) })),
        },
      ]),
    ),
    ...bySibling(({ section }) => held.get(section) ?? []),
  });
  return { mask, add, tenant };
}
