import type { VppToken } from "@microsoft/microsoft-graph-types-beta";
import { inventedId } from "./dep-onboarding-setting.ts";
import type { Entry } from "./entry.ts";
import type { At, PolicyName } from "./scenario.ts";
import type { DeclarationOf } from "./stack-config.ts";

/** The live VPP tokens that one declaration is about, if any. */
export type VppMember = Entry<readonly VppToken[], DeclarationOf<"vppToken">>;

interface VppMemberSpec {
  readonly key: string;
  readonly displayName: string;
  readonly live?: (at: At) => VppToken;
  readonly declared?: (at: At) => Partial<DeclarationOf<"vppToken">>;
  readonly violates?: readonly PolicyName[];
}

/** A VPP token that is declared and held; healthy, where nothing else is said. */
export function vppMember(spec: VppMemberSpec): Required<VppMember> {
  const { key, displayName, violates = [] } = spec;
  return {
    key,
    violates,
    live: (at) => [{ ...healthyVppToken(at, displayName), ...spec.live?.(at) }],
    declared: (at) => ({ displayName, renewBy: at.date(270), ...spec.declared?.(at) }),
  };
}

/** The usual single VPP token of a scenario that is about one policy. */
export function apps(spec: Omit<VppMemberSpec, "key" | "displayName"> = {}): VppMember {
  return vppMember({ key: "apps", displayName: "Company apps", ...spec });
}

/** A VPP token that is held and not declared. */
export function undeclaredVppToken(displayName: string, live?: (at: At) => VppToken): VppMember {
  return {
    key: `undeclared ${displayName}`,
    live: (at) => [{ ...healthyVppToken(at, displayName), ...live?.(at) }],
  };
}

/** The id that follows from the name. */
export function vppTokenId(displayName: string): string {
  return inventedId(`VPP token ${displayName}`);
}

/** 300 days left, synced six hours ago. The token itself is never shown. */
function healthyVppToken(at: At, displayName: string): VppToken {
  return {
    id: vppTokenId(displayName),
    displayName,
    organizationName: "Contoso",
    locationName: `Contoso, ${displayName}`,
    appleId: "vpp@contoso.example",
    vppTokenAccountType: "business",
    state: "valid",
    expirationDateTime: at.days(300),
    lastModifiedDateTime: at.days(-65),
    lastSyncDateTime: at.hours(-6),
    lastSyncStatus: "completed",
    automaticallyUpdateApps: true,
    countryOrRegion: "us",
  };
}
