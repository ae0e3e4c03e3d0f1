import { type Connection, keyOf } from "./connection.ts";
import { type Effects, realEffects } from "./effects.ts";
import { type DeviceReading, type DeviceSettings, readDevices } from "./reads/devices.ts";
import { type ProfileReading, readProfiles } from "./reads/profiles.ts";
import { type CertificateReading, readPushCertificate } from "./reads/push-certificate.ts";
import { readTokens, type TokenList } from "./reads/tokens.ts";
import { readVppTokens, type VppTokenList } from "./reads/vpp-tokens.ts";
import { openSession, type Session } from "./session.ts";

/** Reads each fact of a tenant once, however many resources ask. Never rejects. */
export interface Reader {
  readonly tokens: (connection: Connection) => Promise<TokenList>;
  readonly profiles: (connection: Connection, tokenId: string) => Promise<ProfileReading>;
  readonly devices: (
    connection: Connection,
    tokenId: string,
    settings: DeviceSettings,
  ) => Promise<DeviceReading>;
  readonly pushCertificate: (connection: Connection) => Promise<CertificateReading>;
  readonly vppTokens: (connection: Connection) => Promise<VppTokenList>;
}

export function createReader(effects: Effects = realEffects): Reader {
  const sessions = new Map<string, Session>();
  function sessionOf(connection: Connection): Session {
    const key = keyOf(connection);
    const session = sessions.get(key) ?? openSession(connection, effects);
    sessions.set(key, session);
    return session;
  }
  return {
    tokens: (connection) => readTokens(sessionOf(connection), connection.timeoutSeconds),
    profiles: (connection, tokenId) =>
      readProfiles(sessionOf(connection), connection.timeoutSeconds, tokenId),
    devices: (connection, tokenId, settings) =>
      readDevices(sessionOf(connection), tokenId, settings, effects.now),
    pushCertificate: (connection) =>
      readPushCertificate(sessionOf(connection), connection.timeoutSeconds),
    vppTokens: (connection) => readVppTokens(sessionOf(connection), connection.timeoutSeconds),
  };
}
