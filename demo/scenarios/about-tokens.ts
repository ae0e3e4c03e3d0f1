import type { DepOnboardingSetting } from "@microsoft/microsoft-graph-types-beta";
import { termsCode } from "../../policy/sync/stage.ts";
import { contoso, corporate, healthyToken, member, type MemberSpec } from "./contoso.ts";
import { inventedId, synced } from "./dep-onboarding-setting.ts";
import type { At, Scenario } from "./scenario.ts";

const tokenName = "Corporate iPhones";

/** One declared token, and what is the matter with it. */
type TokenRow = Omit<MemberSpec, "key" | "tokenName" | "live" | "violates"> & {
  readonly name: string;
  readonly title: string;
  readonly violates: NonNullable<MemberSpec["violates"]>;
  readonly live?: (at: At) => DepOnboardingSetting;
  /** What the tenant holds under the name, where it is not one whole token. */
  readonly held?: (at: At) => readonly DepOnboardingSetting[];
};

const rows: readonly TokenRow[] = [
  {
    name: "token-unambiguous",
    title: "Two live tokens have the declared name",
    violates: ["ade-token-unambiguous"],
    held: (at) => [
      healthyToken(at, { tokenName }),
      healthyToken(at, { tokenName, id: inventedId("the other one") }),
    ],
  },
  {
    name: "token-identity-unchanged",
    title: "The pinned token is gone, and another one has taken its name",
    violates: ["ade-token-identity-unchanged"],
    declared: () => ({ id: inventedId("the pinned one") }),
  },
  {
    name: "token-name-current",
    title: "The pinned token has another name by now",
    violates: ["ade-token-name-current"],
    declared: () => ({ id: inventedId(tokenName), tokenName: "iPhones" }),
  },
  {
    name: "token-expiry-known",
    title: "Intune gives no expiry",
    violates: ["ade-token-expiry-known"],
    held: (at) => [tokenWithout(at, "tokenExpirationDateTime")],
  },
  {
    name: "token-terms-accepted",
    title: "Apple's new terms have waited for three days",
    violates: ["ade-token-terms-accepted"],
    live: (at) => ({ lastSyncErrorCode: termsCode, ...synced(at.days(-3)) }),
  },
  {
    name: "token-terms-accepted-in-time",
    title: "Apple's new terms have waited for eleven days",
    violates: ["ade-token-terms-accepted", "ade-token-terms-accepted-in-time"],
    live: (at) => ({ lastSyncErrorCode: termsCode, ...synced(at.days(-11)) }),
  },
  {
    name: "token-sync-succeeds",
    title: "The last sync failed, the one before it succeeded ten hours ago",
    violates: ["ade-token-sync-succeeds"],
    live: (at) => ({ lastSyncErrorCode: 2, ...synced(at.hours(-10)) }),
  },
  {
    name: "token-sync-restored-in-time",
    title: "Syncs have failed for four days",
    violates: ["ade-token-sync-succeeds", "ade-token-sync-restored-in-time"],
    live: (at) => ({ lastSyncErrorCode: 2, ...synced(at.days(-4)) }),
  },
  {
    name: "token-synced-recently",
    title: "No error, and the last sync was two days ago",
    violates: ["ade-token-synced-recently"],
    live: (at) => synced(at.days(-2)),
  },
  {
    name: "token-sync-not-stale",
    title: "No error, and the last sync was four days ago",
    violates: ["ade-token-synced-recently", "ade-token-sync-not-stale"],
    live: (at) => synced(at.days(-4)),
  },
  {
    name: "token-first-sync-pending",
    title: "The token was renewed an hour ago and waits for its first sync",
    violates: ["ade-token-first-sync-pending"],
    live: (at) => ({ tokenExpirationDateTime: at.hours(365 * 24 - 1), ...synced(at.hours(-9)) }),
    declared: (at) => ({ renewBy: at.date(330) }),
  },
  {
    name: "token-sync-known",
    title: "Intune gives no error code",
    violates: ["ade-token-sync-known"],
    held: (at) => [tokenWithout(at, "lastSyncErrorCode")],
  },
  {
    name: "acknowledged",
    title: "Apple's new terms have waited for eight days, which the legal department has accepted",
    violates: ["ade-acknowledged"],
    live: (at) => ({ lastSyncErrorCode: termsCode, ...synced(at.days(-8)) }),
    declared: (at) => ({
      acknowledgements: [
        {
          policy: "ade-token-terms-accepted",
          reason: "Legal reviews Apple's new terms",
          owner: "Legal",
          until: at.date(10),
          expiresAt: at.days(300),
        },
      ],
    }),
  },
  {
    name: "acknowledgement-valid",
    title: "An acknowledgement is left over from the token before the renewal",
    violates: ["ade-acknowledgement-valid"],
    declared: (at) => ({
      acknowledgements: [
        {
          policy: "ade-token-not-expiring",
          reason: "The renewal is planned",
          owner: "Endpoint team",
          until: at.date(10),
          expiresAt: at.days(-65),
        },
      ],
    }),
  },
];

/** One token of the tenant, by identity, sync and acknowledgement; its dates are beside this. */
export const aboutTokens: readonly Scenario[] = [
  contoso({
    name: "token-exists",
    title: "A declared token is not in the tenant",
    members: [
      { ...corporate({ violates: ["ade-token-exists"] }), live: () => [] },
      member({ key: "macs", tokenName: "Design Macs" }),
    ],
  }),
  ...rows.map(({ name, title, held, ...row }) => {
    const token = corporate(row);
    return contoso({ name, title, members: [held ? { ...token, live: held } : token] });
  }),
];

function tokenWithout(at: At, property: keyof DepOnboardingSetting): DepOnboardingSetting {
  const { [property]: _, ...others } = healthyToken(at, { tokenName });
  return others;
}
