import type { DepOnboardingSetting } from "@microsoft/microsoft-graph-types-beta";
import { createHash } from "node:crypto";

const dayMs = 86_400_000;

/** How Graph mostly writes that there is no date. */
export const noDate = "0001-01-01T00:00:00Z";

/**
 * A complete live token of invented values. The id follows from the name, and the upload from the
 * expiry, one year earlier, as Apple's tokens live for a year.
 */
export function depOnboardingSetting(
  overrides: DepOnboardingSetting = {},
): DepOnboardingSetting & { readonly id: string } {
  const tokenName = overrides.tokenName ?? "Corporate iPhones";
  const expiry = overrides.tokenExpirationDateTime ?? "2027-03-01T09:00:00Z";
  return {
    id: inventedId(tokenName),
    appleIdentifier: "ade@contoso.example",
    tokenExpirationDateTime: expiry,
    lastModifiedDateTime: uploadedFor(expiry),
    ...synced("2026-08-20T11:44:03Z"),
    shareTokenWithSchoolDataSyncService: false,
    lastSyncErrorCode: 0,
    tokenType: "dep",
    tokenName,
    syncedDeviceCount: 240,
    dataSharingConsentGranted: true,
    roleScopeTagIds: ["0"],
    ...overrides,
  };
}

/** A sync that Intune asked for and that succeeded three seconds later, at `instant`. */
export function synced(
  instant: string,
): Pick<DepOnboardingSetting, "lastSuccessfulSyncDateTime" | "lastSyncTriggeredDateTime"> {
  const triggered = new Date(Date.parse(instant) - 3000).toISOString();
  return {
    lastSuccessfulSyncDateTime: withTicks(instant, "2967172"),
    lastSyncTriggeredDateTime: withTicks(triggered, "3449091"),
  };
}

/** A GUID that is the same in every run, so that scenarios need not list theirs. */
export function inventedId(seed: string): string {
  const hex = createHash("sha256").update(seed).digest("hex");
  const groups = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`];
  return [...groups, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join("-");
}

// The upload follows Apple's download by less than a minute in the captures that are public.
function uploadedFor(expiry: string): string {
  const uploaded = new Date(Date.parse(expiry) - 365 * dayMs + 40_000);
  if (Number.isNaN(uploaded.getTime())) return "2026-03-01T09:00:40.1234567Z";
  return withTicks(uploaded.toISOString(), "1234567");
}

/** Intune writes these instants with seven digits after the second. */
function withTicks(instant: string, ticks: string): string {
  return `${instant.slice(0, 19)}.${ticks}Z`;
}
