/** What was observed, and when; what is not known is absent. */
interface Observed<Status> {
  readonly status: Status;
  /** An instant in UTC. */
  readonly observedAt: string;
  /** Why it could not be read. */
  readonly reason?: string;
}

type Found = Observed<"found" | "missing" | "ambiguous" | "unreadable">;

/** The facts of the tenant. */
export interface LiveTenant extends Observed<"read" | "partial" | "unreadable"> {
  readonly tokensRead?: number;
  /** The live tokens that are neither declared nor ignored. */
  readonly undeclared?: readonly Pick<LiveToken, "id" | "tokenName" | "expiresAt">[];
}

/** The facts of an ADE token. */
export interface LiveToken extends Found {
  readonly id?: string;
  readonly tokenName?: string;
  readonly tokenType?: "none" | "dep" | "appleSchoolManager";
  readonly expiresAt?: string;
  readonly lastModifiedAt?: string;
  readonly lastSyncedAt?: string;
  readonly lastSyncTriggeredAt?: string;
  readonly lastSyncErrorCode?: number;
  readonly syncedDeviceCount?: number;
  /** Whether the live Apple ID is the declared one. */
  readonly appleIdentifierMatches?: boolean;
}

/** The facts of the push certificate. */
export interface LiveCertificate extends Found {
  readonly expiresAt?: string;
  readonly topicIdentifier?: string;
  /** Whether the live Apple ID is the declared one. */
  readonly appleIdentifierMatches?: boolean;
}

/** The facts of a VPP token. */
export interface LiveVppToken extends Found {
  readonly id?: string;
  readonly displayName?: string;
  readonly expiresAt?: string;
  readonly lastSyncedAt?: string;
  readonly lastSyncStatus?: string;
  readonly state?: string;
}
