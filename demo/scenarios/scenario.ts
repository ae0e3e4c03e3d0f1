import type {
  DepOnboardingSetting,
  ImportedAppleDeviceIdentity,
} from "@microsoft/microsoft-graph-types-beta";
import type { RowOfKind } from "../../policy/wire/kinds.ts";
import type { ResourceFaults, TenantFault } from "../server/fault.ts";
import type { Sequence } from "../server/paging.ts";
import type { StackConfig } from "./stack-config.ts";

/** Instants and dates counted from the moment that a scenario is played at. */
export interface At {
  /** An instant in whole seconds, such as `2027-03-01T09:00:00Z`; negative counts are the past. */
  readonly days: (count: number) => string;
  readonly hours: (count: number) => string;
  /** A date in UTC, such as `2027-03-01`. */
  readonly date: (days: number) => string;
}

/** Devices by the id of the token that they came with. */
export type DevicesByToken = Readonly<Record<string, Sequence<ImportedAppleDeviceIdentity>>>;

/** By section, for each kind that may have its own. */
export type BySibling<Several, Only> = {
  readonly [R in RowOfKind as Exclude<R["section"], "tokens">]?: R extends {
    readonly only: unknown;
  }
    ? Only
    : Several;
};

/** As Graph shows them. */
type LiveSiblings = BySibling<(at: At) => readonly object[], (at: At) => object | undefined>;

/** What the tenant holds, and how it fails to say so. */
export interface LiveSide extends LiveSiblings {
  /**
   * The tokens. Graph's own navigation properties carry what belongs to one of them:
   * `enrollmentProfiles`, and the four defaults.
   */
  readonly live: (at: At) => readonly DepOnboardingSetting[];
  readonly devices?: (at: At) => DevicesByToken;
  /** Everything fails. */
  readonly fault?: TenantFault | undefined;
  /** Single resources fail. */
  readonly faults?: ResourceFaults | undefined;
}

export type PolicyName =
  | `ade-tenant-${string}`
  | `ade-devices-${string}`
  | `ade-profile-${string}`
  | `company-portal-${string}`
  | `ade-acknowledge${string}`
  | `${RowOfKind["prefix"]}-${string}`;

/** The policies that a scenario violates at their default thresholds, and no others. */
interface Violations extends BySibling<
  Readonly<Record<string, readonly PolicyName[]>>,
  readonly PolicyName[]
> {
  readonly tenant: readonly PolicyName[];
  /** By the token's logical name; one that is not listed violates nothing. */
  readonly tokens: Readonly<Record<string, readonly PolicyName[]>>;
}

/** Both sides of one situation: the tenant as it is, and the stack file that declares it. */
export interface Scenario extends LiveSide {
  readonly name: string;
  readonly title: string;
  readonly config: (at: At) => StackConfig;
  /** The stack file of the last `up`; absent where the stack has never been deployed. */
  readonly recorded?: (at: At) => StackConfig;
  readonly violates: Violations;
}

const hourMs = 3_600_000;

export function relativeTo(now: Date): At {
  const seconds = Math.floor(now.getTime() / 1000);
  const after = (hours: number): string => new Date(seconds * 1000 + hours * hourMs).toISOString();
  return {
    days: (count) => `${after(count * 24).slice(0, 19)}Z`,
    hours: (count) => `${after(count).slice(0, 19)}Z`,
    date: (days) => after(days * 24).slice(0, 10),
  };
}
