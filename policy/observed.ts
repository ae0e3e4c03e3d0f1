import { instantOf, type Props, textOf } from "./props.ts";

/** Why a read failed, as far as it decides which policy speaks and what to do. */
export type Cause = "unauthorized" | "unavailable" | "malformed";

/** The one permission that every read needs; a single resource may be refused alone. */
export const grantPermission =
  "Grant the application DeviceManagementServiceConfig.Read.All, with admin consent: Entra admin centre > App registrations > the application > API permissions.";

export function causeOf(live: Props): Cause | undefined {
  const cause = live["cause"];
  return cause === "unauthorized" || cause === "unavailable" || cause === "malformed"
    ? cause
    : undefined;
}

/** Another live token, as far as it is named in a message. */
export interface Sighting {
  readonly id: string | undefined;
  readonly tokenName: string | undefined;
  readonly expiresAt: Date | undefined;
}

export function parseSighting(props: Props): Sighting {
  return {
    id: textOf(props, "id"),
    tokenName: textOf(props, "tokenName") ?? textOf(props, "displayName"),
    expiresAt: instantOf(props, "expiresAt"),
  };
}
