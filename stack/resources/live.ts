import type { Recorded } from "./recorded.ts";
import type { RecordedCertificate } from "../../policy/wire/push-certificate.ts";
import type { RecordedTenant } from "../../policy/wire/tenant.ts";
import type { RecordedToken } from "../../policy/wire/token.ts";
import type { RecordedVppToken } from "../../policy/wire/vpp-token.ts";

/** What was observed, and when, as an instant in UTC; what is not known is absent. */
type Observed<Live> = Live & {
  readonly [Fact in "status" | "observedAt"]: Fact extends keyof Live
    ? Exclude<Live[Fact], undefined>
    : never;
};

/** The facts of the tenant. */
export type LiveTenant = Observed<RecordedTenant>;

/** The facts of an ADE token. */
export type LiveToken = Observed<RecordedToken>;

/** The facts of the push certificate. */
export type LiveCertificate = Observed<RecordedCertificate>;

/** The facts of a VPP token. */
export type LiveVppToken = Observed<RecordedVppToken>;

/** One expected ADE token, its renewal deadline, and what was observed of it. */
export type AdeToken = Recorded<LiveToken>;

/** The tenant's Apple MDM push certificate, its renewal deadline, and what was observed of it. */
export type ApplePushCertificate = Recorded<LiveCertificate>;

/** One VPP (location) token, its renewal deadline, and what was observed of it. */
export type VppToken = Recorded<LiveVppToken>;
