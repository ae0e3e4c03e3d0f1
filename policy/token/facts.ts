import {
  type Declared,
  type Facts,
  type Live,
  parseDeclared,
  parseLive as parseCommon,
  tenantOf,
} from "../expiring/facts.ts";
import { instantOf, integerOf, type Props, recordOf, textOf, textsOf } from "../props.ts";
import { MissingInput } from "../unknown-inputs.ts";
import { type Acknowledgement, parseAcknowledgements } from "./acknowledgement.ts";
import { type Devices, parseDevices, parseProfiles, type Profiles } from "./enrollment.ts";

/** What is declared of an ADE token, and what was observed of it. */
export interface AdeToken extends Facts {
  readonly declared: DeclaredToken;
  readonly live: LiveToken;
}

interface DeclaredToken extends Declared {
  readonly tokenType: string | undefined;
  /** The platforms that must have a default enrollment profile. */
  readonly platforms: readonly string[];
  readonly minimumDevices: number | undefined;
  readonly devicesWithoutProfile: number | undefined;
  readonly acknowledgements: readonly Acknowledgement[];
}

export interface LiveToken extends Live {
  readonly tokenType: string | undefined;
  readonly lastModifiedAt: Date | undefined;
  readonly lastSyncedAt: Date | undefined;
  readonly lastSyncErrorCode: number | undefined;
  readonly syncedDeviceCount: number | undefined;
  readonly profiles: Profiles;
  readonly devices: Devices;
}

export function parseAdeToken(props: Props, key: string): AdeToken {
  const declared = parseDeclared(props);
  if (declared.name === undefined) throw new MissingInput("tokenName");
  return {
    key,
    tenant: tenantOf(props),
    declared: {
      ...declared,
      tokenType: textOf(props, "tokenType"),
      platforms: textsOf(props, "platforms"),
      minimumDevices: integerOf(props, "minimumDevices"),
      devicesWithoutProfile: integerOf(props, "devicesWithoutProfile"),
      acknowledgements: parseAcknowledgements(props),
    },
    live: parseLive(recordOf(props, "live")),
  };
}

function parseLive(live: Props): LiveToken {
  const tokenType = textOf(live, "tokenType");
  return {
    ...parseCommon(live),
    tokenType: tokenType === "dep" || tokenType === "appleSchoolManager" ? tokenType : undefined,
    lastModifiedAt: instantOf(live, "lastModifiedAt"),
    lastSyncedAt: instantOf(live, "lastSyncedAt"),
    lastSyncErrorCode: integerOf(live, "lastSyncErrorCode"),
    syncedDeviceCount: integerOf(live, "syncedDeviceCount"),
    profiles: parseProfiles(live),
    devices: parseDevices(live),
  };
}
