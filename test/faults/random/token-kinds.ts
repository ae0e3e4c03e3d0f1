import type { MemberSpec } from "../../../demo/scenarios/contoso.ts";
import { phones, phonesId } from "../../../demo/scenarios/corporate-fleet.ts";
import { noDate, synced } from "../../../demo/scenarios/dep-onboarding-setting.ts";
import { enrolled, unopened } from "../../../demo/scenarios/device-fleet.ts";
import { undeclaredVppToken, vppTokenId } from "../../../demo/scenarios/vpp-token.ts";

/**
 * What is true of a declared token. `ambiguous`: its twin may lie on a page that is not read;
 * `undeclared`: it is live, and nobody declared it.
 */
export type State =
  | "healthy"
  | "broken"
  | "broken where devices are read"
  | "broken where a record says so"
  | "ambiguous"
  | "gone"
  | "undeclared";

/** A token that differs from a healthy one in what is given. */
export interface TokenKind extends Omit<MemberSpec, "key" | "tokenName" | "violates"> {
  readonly state: State;
  /** Where another id than its own is known: pinned, or recorded by the last `up`. */
  readonly idBefore?: "declared" | "recorded";
  /** Only a value of its profiles tells it, and one that is absent means none. */
  readonly isToldByProfiles?: boolean;
}

const portal = "Company Portal";
const expiredPortal = "Former Company Portal";
const reading: Pick<TokenKind, "profiles" | "devices"> = {
  profiles: [phones],
  devices: (at) => [enrolled(at, 5, phonesId)],
};

/** What profiles install Company Portal through; nobody declares them. */
export const portalTokens = [
  undeclaredVppToken(portal),
  undeclaredVppToken(expiredPortal, (at) => ({
    state: "expired",
    expirationDateTime: at.days(-5),
    lastSyncDateTime: at.days(-6),
  })),
];

export const tokenKinds = {
  healthy: { state: "healthy" },
  "with profiles and devices": {
    ...reading,
    state: "healthy",
    declared: (at) => ({ platforms: ["ios"], minimumDevices: 5, expiresAt: at.days(300) }),
  },
  "with Company Portal": {
    state: "healthy",
    profiles: [{ ...phones, companyPortalVppTokenId: vppTokenId(portal) }],
    declared: () => ({ appleIdentifier: "ade@contoso.example", tokenType: "dep" }),
  },
  expired: { state: "broken", live: (at) => ({ tokenExpirationDateTime: at.days(-5) }) },
  "expired, with devices": {
    ...reading,
    state: "broken",
    live: (at) => ({ tokenExpirationDateTime: at.days(-5) }),
  },
  expiring: { state: "broken", live: (at) => ({ tokenExpirationDateTime: at.days(3) }) },
  "past its deadline": { state: "broken", declared: (at) => ({ renewBy: at.date(-3) }) },
  "with Apple's terms waiting": {
    state: "broken",
    live: (at) => ({ lastSyncErrorCode: 3, ...synced(at.days(-10)) }),
  },
  failing: {
    state: "broken",
    live: (at) => ({ lastSyncErrorCode: 2, ...synced(at.days(-4)) }),
  },
  "not synced for days": { state: "broken", live: (at) => synced(at.days(-10)) },
  "without an expiry": { state: "broken", live: () => ({ tokenExpirationDateTime: noDate }) },
  "without an error code": { state: "broken", live: (): object => ({ lastSyncErrorCode: null }) },
  "with another Apple ID": {
    state: "broken",
    declared: () => ({ appleIdentifier: "somebody.else@contoso.example" }),
  },
  "with too few devices": { state: "broken", declared: () => ({ minimumDevices: 1000 }) },
  "without a default profile": {
    state: "broken",
    profiles: [phones],
    declared: () => ({ platforms: ["ios", "macos"] }),
  },
  "with an expired Company Portal": {
    state: "broken",
    isToldByProfiles: true,
    profiles: [{ ...phones, companyPortalVppTokenId: vppTokenId(expiredPortal) }],
  },
  "with devices that wait": {
    state: "broken where devices are read",
    profiles: [phones],
    devices: (at) => [enrolled(at, 3, phonesId), unopened(at, 4, null)],
  },
  "replaced under its pinned id": { state: "broken", idBefore: "declared" },
  "replaced since the last up": { state: "broken where a record says so", idBefore: "recorded" },
  ambiguous: { state: "ambiguous" },
  gone: { state: "gone" },
  undeclared: { state: "undeclared" },
} as const satisfies Record<string, TokenKind>;

export type TokenKindName = keyof typeof tokenKinds;

export const tokenKindNames = Object.keys(tokenKinds) as TokenKindName[];
