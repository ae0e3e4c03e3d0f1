import type { DepOnboardingSetting } from "@microsoft/microsoft-graph-types-beta";
import type { TenantFault } from "../fault.ts";
import { depOnboardingSetting, synced } from "./dep-onboarding-setting.ts";
import type { At, PolicyName, Scenario } from "./scenario.ts";
import type { StackConfig, TokenDeclaration } from "./stack-config.ts";

export const contosoTenantId = "3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10";

/** One entry of a scenario: the live tokens, the declaration, and what the pack says of them. */
export interface Member {
  readonly key: string;
  readonly live: (at: At) => readonly DepOnboardingSetting[];
  readonly declared?: (at: At) => TokenDeclaration;
  readonly violates?: readonly PolicyName[];
}

/** A declared token that differs from a healthy one in what is given. */
export interface MemberSpec {
  readonly key: string;
  readonly tokenName: string;
  readonly live?: (at: At) => DepOnboardingSetting;
  readonly declared?: (at: At) => Partial<TokenDeclaration>;
  readonly violates?: readonly PolicyName[];
}

export interface ContosoSpec {
  readonly name: string;
  readonly title: string;
  readonly members: readonly Member[];
  /** The configuration beside the tokens, where it differs. */
  readonly config?: Omit<StackConfig, "tokens">;
  readonly tenantViolates?: readonly PolicyName[];
  readonly fault?: TenantFault;
}

/** 300 days left, synced three hours ago. */
export function healthyToken(at: At, overrides: DepOnboardingSetting): DepOnboardingSetting {
  const dates = { tokenExpirationDateTime: at.days(300), ...synced(at.hours(-3)) };
  return depOnboardingSetting({ ...dates, ...overrides });
}

/** A token that is declared and held; healthy, where nothing else is said. */
export function member(spec: MemberSpec): Member {
  const { key, tokenName, violates = [] } = spec;
  return {
    key,
    violates,
    live: (at) => [healthyToken(at, { tokenName, ...spec.live?.(at) })],
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
  const { name, title, members, config, tenantViolates = [], fault } = spec;
  const violating = members.filter((entry) => (entry.violates ?? []).length > 0);
  return {
    name,
    title,
    fault,
    live: (at) => members.flatMap((entry) => entry.live(at)),
    config: (at) => ({ ...contosoConfig, ...config, tokens: declarationsOf(members, at) }),
    violates: {
      tenant: tenantViolates,
      tokens: Object.fromEntries(violating.map((entry) => [entry.key, entry.violates ?? []])),
    },
  };
}

const contosoConfig = {
  tenantId: contosoTenantId,
  tenant: "Contoso",
  defaults: {
    owner: "Endpoint team <endpoint@contoso.example>",
    runbook: "https://wiki.contoso.example/ade",
  },
} satisfies Omit<StackConfig, "tokens">;

function declarationsOf(members: readonly Member[], at: At): Record<string, TokenDeclaration> {
  return Object.fromEntries(
    members.flatMap(({ key, declared }) => (declared === undefined ? [] : [[key, declared(at)]])),
  );
}
