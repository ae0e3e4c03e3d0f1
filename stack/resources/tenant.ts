import { type CustomResourceOptions, output } from "@pulumi/pulumi";
import { severalFirst } from "../../policy/wire/kinds.ts";
import { connected, resourcesOf } from "../declaration/resources.ts";
import { assertArguments } from "./mistakes.ts";
import { Recorded } from "./recorded.ts";
import type { AdeTenantArgs } from "./args.ts";
import type { AdeToken, ApplePushCertificate, LiveTenant, VppToken } from "./live.ts";

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
