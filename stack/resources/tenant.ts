import { type CustomResourceOptions, output } from "@pulumi/pulumi";
import {
  certificateKey,
  type Child,
  type ChildKind,
  connected,
  resourcesOf,
} from "../declaration/resources.ts";
import { assertArguments } from "./mistakes.ts";
import { Recorded } from "./recorded.ts";
import type { AdeTenantArgs } from "./args.ts";
import type { LiveCertificate, LiveTenant, LiveToken, LiveVppToken } from "./live.ts";

/** One expected ADE token, its renewal deadline, and what was observed of it. */
export type AdeToken = Recorded<LiveToken>;
/** The tenant's Apple MDM push certificate, its renewal deadline, and what was observed of it. */
export type ApplePushCertificate = Recorded<LiveCertificate>;
/** One VPP (location) token, its renewal deadline, and what was observed of it. */
export type VppToken = Recorded<LiveVppToken>;

/** Arguments that a stack's file declares; all others are a program's. */
export const configured = new WeakSet<object>();

/**
 * Records how a tenant's ADE tokens are read and which must exist; the parent of its other
 * resources, which it makes from its arguments.
 */
export class AdeTenant<
  Tokens extends string = string,
  VppTokens extends string = never,
> extends Recorded<LiveTenant> {
  static readonly __pulumiType = "pulumi-nodejs:dynamic/intune:AdeTenant";

  readonly tokens: Readonly<Record<Tokens, AdeToken>>;
  readonly vppTokens: Readonly<Record<VppTokens, VppToken>>;
  readonly pushCertificate: ApplePushCertificate | undefined;

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
    this.tokens = Object.assign({}, ...made<LiveToken>("AdeToken", children, this));
    this.vppTokens = Object.assign({}, ...made<LiveVppToken>("VppToken", children, this));
    const [certificate] = made<LiveCertificate>("ApplePushCertificate", children, this);
    this.pushCertificate = certificate?.[certificateKey];
  }
}

/** The resources of a kind, each under its key. */
function made<Live>(
  of: ChildKind,
  children: readonly Child[],
  parent: AdeTenant<string, string>,
): readonly Readonly<Record<string, Recorded<Live>>>[] {
  const opts = { parent, additionalSecretOutputs: ["appleIdentifier"] };
  return children
    .filter(({ kind }) => kind === of)
    .map(({ kind, key, name, inputs }) => ({
      [key]: new Recorded<Live>(kind, name, inputs, opts),
    }));
}
