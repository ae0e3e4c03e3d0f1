import type { Input } from "@pulumi/pulumi";
import type { AdeTenant } from "./resources.ts";

/** How Microsoft Graph is reached and read. */
export interface GraphSettings {
  /** The national cloud; `global` unless said otherwise. Not together with `endpoint`. */
  readonly cloud?: Input<"global" | "usGov" | "usGovDoD" | "china">;
  /** Instead of a cloud: the origin of a tenant that is played on this machine, like `http://127.0.0.1:4010`. */
  readonly endpoint?: Input<string>;
  /** The time of each read in seconds, 1 to 600; default 60. */
  readonly timeoutSeconds?: Input<number>;
}

/** How devices are read: as counts, never one by one. */
export interface DeviceSettings {
  /** Whether they are read at all; default true. */
  readonly read?: Input<boolean>;
  /** As many pages are read of each token, 1 to 100000; default 1000. */
  readonly maxPages?: Input<number>;
  /** The time for the devices of each token in seconds, 1 to 3600; default 120. */
  readonly timeoutSeconds?: Input<number>;
}

/** Who is responsible for something, and where they look up what to do. */
interface Responsibility {
  /** A person or team, as messages name them; default: the tenant's. */
  readonly owner?: Input<string>;
  /** An https address; default: the tenant's. */
  readonly runbook?: Input<string>;
}

/** A renewal deadline, and what it is the deadline of. */
interface Renewal extends Responsibility {
  /** The deadline: a date like `2027-02-01`, valid until the end of that day in UTC. */
  readonly renewBy: Input<string>;
  /** The expiry that `renewBy` was set for: an instant with its zone, like `2027-03-01T09:00:00Z`. */
  readonly expiresAt?: Input<string>;
}

/** That somebody accepts a finding of one generation of a token for a while. */
export interface Acknowledgement {
  /** A policy's name, like `ade-token-terms-accepted`; it covers that policy's stricter twin too. */
  readonly policy: Input<string>;
  /** Why it may wait. */
  readonly reason: Input<string>;
  /** Who decides. */
  readonly owner: Input<string>;
  /** The last day of it: a date like `2026-12-05`, valid until its end in UTC. */
  readonly until: Input<string>;
  /** The expiry of the token that this is about: an instant with its zone. */
  readonly expiresAt: Input<string>;
}

/** What is declared of one ADE token. */
export interface AdeTokenDeclaration extends Renewal {
  /** The token's name exactly as in Intune, case and spaces included. */
  readonly tokenName: Input<string>;
  /** The token's id in Graph, which pins its identity; needed when two tokens have one name. */
  readonly id?: Input<string>;
  /** The Apple ID that the token was made with; becomes a secret, is compared and never printed. */
  readonly appleIdentifier?: Input<string>;
  /** The kind of organisation that the token must come from; not compared when absent. */
  readonly tokenType?: Input<"dep" | "appleSchoolManager">;
  /** The platforms that must have a default enrollment profile; none when absent. */
  readonly platforms?: Input<readonly Input<"ios" | "macos" | "tvos" | "visionos">[]>;
  /** Fewer synced devices than this are a finding; default 1. */
  readonly minimumDevices?: Input<number>;
  /** As many devices without an enrollment profile are tolerated; default 0. */
  readonly devicesWithoutProfile?: Input<number>;
  /** Findings that somebody accepts for a while. */
  readonly acknowledgements?: Input<readonly Input<Acknowledgement>[]>;
}

/** What is declared of the tenant's Apple MDM push certificate. */
export interface ApplePushCertificateDeclaration extends Renewal {
  /** The Apple ID that the certificate was made with; becomes a secret, is compared and never printed. */
  readonly appleIdentifier?: Input<string>;
}

/** What is declared of one VPP (location) token. */
export interface VppTokenDeclaration extends Renewal {
  /** The token's name exactly as in Intune. */
  readonly displayName: Input<string>;
  /** The token's id in Graph, which pins its identity. */
  readonly id?: Input<string>;
}

/** Which tenant is read, and how. */
interface TenantConnection {
  /** The Entra tenant's id, a GUID; required unless `graph.endpoint` is given. */
  readonly tenantId?: Input<string>;
  /** The id of the application or identity that signs in, for credentials that take one. */
  readonly clientId?: Input<string>;
  /** How Graph is reached and read; the global cloud within 60 seconds unless said otherwise. */
  readonly graph?: Input<GraphSettings>;
}

/** A token that an `AdeToken` of its own declares, as far as its tenant must know it. */
export interface DeclaredToken {
  /** The logical name of that `AdeToken`. */
  readonly key: string;
  /** As that `AdeToken` has it. */
  readonly tokenName: Input<string>;
  /** As that `AdeToken` has it. */
  readonly id?: Input<string>;
  /** As that `AdeToken` has it; default: the tenant's. */
  readonly owner?: Input<string>;
}

/** A live token that is known and not judged. */
export interface IgnoredToken {
  /** The token's name exactly as in Intune. */
  readonly tokenName: Input<string>;
  /** Why it is not judged. */
  readonly reason: Input<string>;
}

/** The arguments of an `AdeTenant` that are not its ADE tokens. */
interface TenantSettings extends TenantConnection, Responsibility {
  /** The label in messages and reports; default: the resource's logical name. */
  readonly tenant?: Input<string>;
  /** Live tokens that are known and not judged. */
  readonly ignoredTokens?: Input<readonly Input<IgnoredToken>[]>;
  /** The push certificate; becomes an `ApplePushCertificate` called `<tenant's logical name>-push-certificate`. */
  readonly pushCertificate?: ApplePushCertificateDeclaration;
  /** The VPP tokens; each becomes a `VppToken` called `<tenant's logical name>-<key>`. */
  readonly vppTokens?: Readonly<Record<string, VppTokenDeclaration>>;
  /** How devices are read. */
  readonly devices?: Input<DeviceSettings>;
}

/** The ADE tokens that a tenant must have. */
interface TenantTokens {
  /** Each becomes an `AdeToken` called `<tenant's logical name>-<key>`; `{}` when there are none. */
  readonly tokens: Readonly<Record<string, AdeTokenDeclaration>>;
  /** Those that an `AdeToken` of the program's own declares; else they would count as undeclared. */
  readonly declared: readonly DeclaredToken[];
}

/** The arguments of an `AdeTenant`: `tokens`, `declared`, or both. */
export type AdeTenantArgs = TenantSettings &
  Partial<TenantTokens> &
  (Pick<TenantTokens, "tokens"> | Pick<TenantTokens, "declared">);

/** The tenant of a resource: its `AdeTenant`, which then is its parent, or its label and connection. */
interface OfTenant extends TenantConnection {
  /** The `AdeTenant`, from which everything absent here is taken; or else the label in messages. */
  readonly tenant: AdeTenant | Input<string>;
}

/** The arguments of an `AdeToken`. */
export interface AdeTokenArgs extends OfTenant, AdeTokenDeclaration {
  /** How devices are read; default: as the tenant says. */
  readonly devices?: Input<DeviceSettings>;
}

/** The arguments of an `ApplePushCertificate`. */
export interface ApplePushCertificateArgs extends OfTenant, ApplePushCertificateDeclaration {}

/** The arguments of a `VppToken`. */
export interface VppTokenArgs extends OfTenant, VppTokenDeclaration {}
