import { type Connection, keyOf } from "./connection.ts";
import { type Effects, realEffects } from "./effects.ts";
import { type DeviceReading, type DeviceSettings, readDevices } from "./reads/devices.ts";
import { type ProfileReading, readProfiles } from "./reads/profiles.ts";
import { openSession, type Session } from "./session.ts";

/** Reads each fact of a tenant once, however many resources ask. Never rejects. */
export interface Reader {
  /** What the tenant has of one kind. */
  readonly read: <T>(
    connection: Connection,
    reading: (session: Session, seconds: number) => Promise<T>,
  ) => Promise<T>;
  readonly profiles: (connection: Connection, tokenId: string) => Promise<ProfileReading>;
  readonly devices: (
    connection: Connection,
    tokenId: string,
    settings: DeviceSettings,
  ) => Promise<DeviceReading>;
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
    read: (connection, reading) => reading(sessionOf(connection), connection.timeoutSeconds),
    profiles: (connection, tokenId) =>
      readProfiles(sessionOf(connection), connection.timeoutSeconds, tokenId),
    devices: (connection, tokenId, settings) =>
      readDevices(sessionOf(connection), tokenId, settings, effects.now),
  };
}
