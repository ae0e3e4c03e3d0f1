import { readFileSync } from "node:fs";
import type {
  DepOnboardingSetting,
  ImportedAppleDeviceIdentity,
} from "@microsoft/microsoft-graph-types-beta";
import { siblings } from "../policy/wire/kinds.ts";
import { type Probe, probeSchema } from "../cli/doctor/probe/schema.ts";
import { shown } from "./siblings.ts";
import type { Resource, ResourceFaults, TenantFault } from "./server/fault.ts";
import { contosoTenantId } from "./scenarios/contoso.ts";
import { inventedId, noDate } from "./scenarios/dep-onboarding-setting.ts";
import type { At, Scenario } from "./scenarios/scenario.ts";
import type { StackConfig } from "./scenarios/stack-config.ts";

/** A tenant of the shape that a probe tells of. Throws one sentence where the file is none. */
export function replay(file: string): Scenario {
  const probe = probeIn(file);
  const { tenant, requests } = probe;
  return {
    name: "replay",
    title: "A tenant of the shape that a probe tells of",
    live: (at) =>
      tenant.tokens.map((token) => ({ ...invented(token, at), ...partsOf(token, probe, at) })),
    devices: (at) =>
      Object.fromEntries(
        Object.entries(tenant.parts).map(([id, { devices }]) => [
          idFrom(id),
          devices.flatMap(({ count, device }) =>
            Array.from({ length: count }, (_, index) => deviceOf(device, index, at)),
          ),
        ]),
      ),
    ...Object.assign(
      {},
      ...siblings.map(({ section }) => ({
        [section]: (at: At) => [tenant[section] ?? []].flat().map((each) => invented(each, at)),
      })),
    ),
    faults: faultsIn(requests),
    config: (at) => configOf(probe, at),
    violates: { tenant: [], tokens: {} },
  };
}

function probeIn(file: string): Probe {
  try {
    return probeSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw new Error(`--replay ${file} is no probe that apple-ade doctor has written.`, { cause });
  }
}

type Masked = Readonly<Record<string, unknown>>;

function partsOf({ id }: Masked, { tenant }: Probe, at: At): DepOnboardingSetting {
  const parts = tenant.parts[String(id)];
  if (parts === undefined) return {};
  const { id: _, ...defaults } = invented(parts.defaults, at);
  return { ...defaults, enrollmentProfiles: parts.profiles.map((each) => invented(each, at)) };
}

function deviceOf(device: Masked, index: number, at: At): ImportedAppleDeviceIdentity {
  const id = inventedId(`device ${index} of ${JSON.stringify(device)}`);
  return { ...invented(device, at), id };
}

function configOf({ declared }: Probe, at: At): StackConfig {
  const { tokens = [], ignoredTokens = [], defaults = {}, devices } = declared ?? {};
  const byKey = (all: readonly Masked[], key: string) =>
    Object.fromEntries(all.map((each, index) => [`${key}${index + 1}`, invented(each, at)]));
  const config = {
    tenantId: contosoTenantId,
    tenant: "Replayed",
    defaults: invented(defaults, at),
    tokens: byKey(tokens, "token"),
    ignoredTokens: ignoredTokens.map((each) => invented(each, at)),
    ...Object.fromEntries(
      siblings.flatMap(({ kind, section, only }) => {
        const own = [declared?.[section] ?? []].flat();
        const [first] = own;
        return first ? [[section, only ? invented(first, at) : byKey(own, kind)]] : [];
      }),
    ),
    ...(devices && { devices }),
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what was masked had passed the schema
  return config as unknown as StackConfig;
}

/** Something for each value that is masked: the same for the same, and of the same form. */
function invented(entity: Masked, at: At): Record<string, never> {
  return Object.assign({}, valueOf("", entity, at));
}

function valueOf(property: string, value: unknown, at: At): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => valueOf(property, each, at));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, valueOf(key, each, at)]),
    );
  return typeof value === "string" ? textOf(property, value, at) : value;
}

function textOf(property: string, masked: string, at: At): unknown {
  const [, count = "", unit = ""] = /^(-?\d+) ([hd])$/.exec(masked) ?? [];
  if (unit === "h") return at.hours(Number(count));
  if (unit === "d") return at.date(Number(count));
  if (masked === "no date") return noDate;
  if (/(?:^|_)id \d|^no id$/.test(masked)) return idFrom(masked);
  const [, text, length = "0"] = /^(text \d+)(?:, (\d+) characters)?$/.exec(masked) ?? [];
  if (text === undefined) return masked.startsWith("a ") ? null : masked;
  if (property === "runbook") return `https://wiki.contoso.example/${text.replace(" ", "-")}`;
  const name = property === "appleIdentifier" ? `${text.replace(" ", "")}@contoso.example` : text;
  return name.padEnd(Number(length), ".");
}

function idFrom(masked: string): string {
  return masked === "no id"
    ? "00000000-0000-0000-0000-000000000000"
    : masked.replaceAll(/id \d+/g, (each) => inventedId(`replayed ${each}`));
}

const resources: readonly (readonly [RegExp, Resource])[] = [
  [/enrollmentProfiles$/, "enrollmentProfiles"],
  [/importedAppleDeviceIdentities$/, "devices"],
  ...siblings.map(({ section }) => [new RegExp(`${shown[section].path}$`), section] as const),
  [/depOnboardingSettings$/, "tokens"],
  [/\{id\}$/, "token"],
];

/** What was not answered in the end fails at once. A certificate that is not there is no fault. */
function faultsIn(requests: Probe["requests"]): ResourceFaults {
  return Object.fromEntries(
    resources.flatMap(([path, resource]) => {
      const last = requests.findLast((each) => path.test(each.path))?.statuses.at(-1) ?? 200;
      return last === 200 || last === 404 ? [] : [[resource, faultOf(last)]];
    }),
  );
}

function faultOf(status: number): TenantFault {
  if (status === 401) return "unauthorized";
  if (status === 403) return "forbidden";
  return status === 0 || status === 429 || status >= 500 ? "unavailable" : "malformed";
}
