import { type Connection, keyOf } from "./connection.ts";
import { type Effects, realEffects } from "./effects.ts";
import { type DeviceSettings, type Enrollment, readEnrollment } from "./reads/enrollment.ts";
import { type CertificateReading, readPushCertificate } from "./reads/push-certificate.ts";
import { openSession, type Session } from "./session.ts";
import { readTokenList, type TokenList } from "./reads/token-list.ts";
import { readVppTokens, type VppTokenList } from "./reads/vpp-tokens.ts";

/** Reads each fact of a tenant once, however many resources ask. Never rejects. */
export interface Reader {
  readonly tokens: (connection: Connection) => Promise<TokenList>;
  /** The profiles and devices of one token, by its id. */
  readonly enrollment: (
    connection: Connection,
    tokenId: string,
    devices: DeviceSettings,
  ) => Promise<Enrollment>;
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
    tokens: (connection) => readTokenList(sessionOf(connection), connection.timeoutSeconds),
    enrollment: (connection, tokenId, devices) =>
      readEnrollment(
        sessionOf(connection),
        connection.timeoutSeconds,
        tokenId,
        devices,
        effects.now,
      ),
    pushCertificate: (connection) =>
      readPushCertificate(sessionOf(connection), connection.timeoutSeconds),
    vppTokens: (connection) => readVppTokens(sessionOf(connection), connection.timeoutSeconds),
  };
}
