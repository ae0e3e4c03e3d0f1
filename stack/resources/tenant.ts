import { type CustomResourceOptions, output } from "@pulumi/pulumi";
import { severalFirst } from "../../policy/wire/kinds.ts";
import type { RecordedCertificate } from "../../policy/wire/push-certificate.ts";
import type { RecordedTenant } from "../../policy/wire/tenant.ts";
import type { RecordedToken } from "../../policy/wire/token.ts";
import type { RecordedVppToken } from "../../policy/wire/vpp-token.ts";
import { connected, resourcesOf } from "../declaration/resources.ts";
import { assertArguments } from "./mistakes.ts";
import { Recorded } from "./recorded.ts";
import type { AdeTenantArgs } from "./args.ts";
import { configured } from "./stack-configuration.ts";

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

/**
 * Records how a tenant's ADE tokens are read and which must exist; the parent of its other
 * resources, which it makes from its arguments.
 */
export class AdeTenant<
  Tokens extends string = string,
  VppTokens extends string = never,
> extends Recorded<LiveTenant> {
  static readonly __pulumiType = "pulumi-nodejs:dynamic/intune:AdeTenant";

  declare readonly tokens: Readonly<Record<Tokens, AdeToken>>;
  declare readonly vppTokens: Readonly<Record<VppTokens, VppToken>>;
  declare readonly pushCertificate: ApplePushCertificate | undefined;

  /** Throws one error with every mistake in the arguments. */
  constructor(name: string, given: AdeTenantArgs<Tokens, VppTokens>, opts?: CustomResourceOptions) {
    const { childName = (key: string) => `${name}-${key}`, ...args } = given;
    const settings = output(assertArguments(name, args).then(() => args.graph));
    const graph = settings.apply(async (known) => {
      await assertArguments(name, { ...args, graph: known });
      return connected(known);
    });
    const { tenant, children } = resourcesOf(name, args, graph, childName, !configured.has(given));
    super("AdeTenant", name, tenant, opts);
    const below = { parent: this, additionalSecretOutputs: ["appleIdentifier"] };
    for (const { resource, section, only } of severalFirst) {
      const own = children
        .filter(({ kind }) => kind === resource)
        .map(({ key, ...each }) => [key, new Recorded(resource, each.name, each.inputs, below)]);
      Object.assign(this, { [section]: only ? own[0]?.[1] : Object.fromEntries(own) });
    }
  }
}
