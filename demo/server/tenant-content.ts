import type { DepOnboardingSetting } from "@microsoft/microsoft-graph-types-beta";
import { siblings, type SiblingSection } from "../../policy/wire/kinds.ts";
import type { ResourceFaults, TenantFault } from "./fault.ts";
import { relativeTo, type DevicesByToken, type LiveSide } from "../scenarios/scenario.ts";

/** What the tenant holds at the moment, and how it fails to say so. */
export interface TenantContent {
  /** With their enrollment profiles and the defaults among them, as far as they have any. */
  readonly depOnboardingSettings: readonly DepOnboardingSetting[];
  readonly devices: DevicesByToken;
  readonly siblings: Readonly<Record<SiblingSection, readonly object[]>>;
  readonly fault: TenantFault | undefined;
  readonly faults: ResourceFaults;
}

/** A scenario, or only its tokens, as it is when it is played at `now`. */
export function contentOf(
  next: LiveSide | readonly DepOnboardingSetting[],
  now: Date,
): TenantContent {
  const side: LiveSide = "live" in next ? next : { live: () => next };
  const at = relativeTo(now);
  return {
    depOnboardingSettings: side.live(at),
    devices: side.devices?.(at) ?? {},
    siblings: Object.assign(
      {},
      ...siblings.map(({ section }) => ({ [section]: [side[section]?.(at) ?? []].flat() })),
    ),
    fault: side.fault,
    faults: side.faults ?? {},
  };
}
