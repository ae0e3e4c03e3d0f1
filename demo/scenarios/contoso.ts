import type { DepOnboardingSetting } from "@microsoft/microsoft-graph-types-beta";
import type { RowOfKind } from "../../policy/wire/kinds.ts";
import type { ResourceFaults, TenantFault } from "../server/fault.ts";
import { depOnboardingSetting, inventedId, synced } from "./dep-onboarding-setting.ts";
import { fleet, type DeviceGroup } from "./device-fleet.ts";
import { declarationsOf, violationsOf, type Entry } from "./entry.ts";
import { enrollmentOf, type ProfileSpec } from "./enrollment-profile.ts";
import type { At, DevicesByToken, PolicyName, Scenario } from "./scenario.ts";
import { bySibling, type Siblings } from "./siblings.ts";
import type { StackConfig, TokenDeclaration } from "./stack-config.ts";

export const contosoTenantId = "3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10";

/** The live tokens that one declaration is about, if any. */
export interface Member extends Entry<readonly DepOnboardingSetting[], TokenDeclaration> {
  readonly devices?: (at: At) => DevicesByToken;
}

/** A declared token that differs from a healthy one in what is given. */
export interface MemberSpec {
  readonly key: string;
  readonly tokenName: string;
  readonly live?: (at: At) => DepOnboardingSetting;
  readonly profiles?: readonly ProfileSpec[];
  /** With them, the token's own count of devices follows. */
  readonly devices?: (at: At, tokenId: string) => readonly DeviceGroup[];
  readonly declared?: (at: At) => Partial<TokenDeclaration>;
  readonly violates?: readonly PolicyName[];
}

export interface ContosoSpec extends Siblings {
  readonly name: string;
  readonly title: string;
  readonly members: readonly Member[];
  /** The configuration beside what the members declare, where it differs. */
  readonly config?: Omit<StackConfig, RowOfKind["section"]>;
  /** What the stack file of the last `up` had beside that, or instead. */
  readonly recorded?: (at: At) => Partial<StackConfig>;
  readonly tenantViolates?: readonly PolicyName[];
  readonly fault?: TenantFault;
  readonly faults?: ResourceFaults;
}

/** 300 days left, synced three hours ago. */
export function healthyToken(
  at: At,
  overrides: DepOnboardingSetting,
): ReturnType<typeof depOnboardingSetting> {
  const dates = { tokenExpirationDateTime: at.days(300), ...synced(at.hours(-3)) };
  return depOnboardingSetting({ ...dates, ...overrides });
}

/** A token that is declared and held; healthy, where nothing else is said. */
export function member(spec: MemberSpec): Member {
  const { key, tokenName, profiles = [], violates = [] } = spec;
  const idAt = (at: At): string => spec.live?.(at).id ?? inventedId(tokenName);
  const devices = (at: At): DevicesByToken => {
    const id = idAt(at);
    return spec.devices === undefined ? {} : { [id]: fleet(id, spec.devices(at, id)) };
  };
  const live = (at: At): DepOnboardingSetting => {
    const id = idAt(at);
    const held = devices(at)[id];
    const count = held === undefined ? {} : { syncedDeviceCount: held.length };
    const token = healthyToken(at, { tokenName, ...count, ...spec.live?.(at) });
    return { ...token, ...enrollmentOf(id, profiles) };
  };
  return {
    key,
    violates,
    devices,
    live: (at) => [live(at)],
    declared: (at) => ({ tokenName, renewBy: at.date(270), ...spec.declared?.(at) }),
  };
}

/** The usual single member of a scenario that is about one policy. */
export function corporate(spec: Omit<MemberSpec, "key" | "tokenName"> = {}): Member {
  return member({ key: "corporate", tokenName: "Corporate iPhones", ...spec });
}

/** A live token that no declaration expects. */
export function undeclared(tokenName: string): Member {
  return { key: `undeclared ${tokenName}`, live: (at) => [healthyToken(at, { tokenName })] };
}

/** The company that all scenarios are about, with the given members. */
export function contoso(spec: ContosoSpec): Scenario {
  const { name, title, members, fault, faults } = spec;
  return {
    name,
    title,
    fault,
    faults,
    live: (at) => members.flatMap((entry) => entry.live(at)),
    devices: (at) =>
      Object.fromEntries(members.flatMap((entry) => Object.entries(entry.devices?.(at) ?? {}))),
    ...bySibling(spec, (own, only) => (at: At) => {
      const held = own.flatMap(({ live }) => live(at) ?? []);
      return only ? held[0] : held;
    }),
    config: (at) => configOf(spec, at),
    ...(spec.recorded && {
      recorded: (at) => ({ ...configOf(spec, at), ...spec.recorded?.(at) }),
    }),
    violates: {
      tenant: spec.tenantViolates ?? [],
      tokens: violationsOf(members),
      ...bySibling(spec, (own, only) => (only ? (own[0]?.violates ?? []) : violationsOf(own))),
    },
  };
}

export const endpointTeam = "Endpoint team <endpoint@contoso.example>";

const contosoConfig = {
  tenantId: contosoTenantId,
  tenant: "Contoso",
  defaults: { owner: endpointTeam, runbook: "https://wiki.contoso.example/ade" },
} satisfies Omit<StackConfig, "tokens">;

/** Only what is declared has a key. */
function configOf(spec: ContosoSpec, at: At): StackConfig {
  const { members, config } = spec;
  return {
    ...contosoConfig,
    ...config,
    tokens: declarationsOf(members, at),
    ...bySibling(spec, (own, only) => {
      const declared = declarationsOf(own, at);
      const [first] = Object.values(declared);
      return only ? first : first && declared;
    }),
  };
}
