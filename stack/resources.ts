import type { CustomResourceOptions } from "@pulumi/pulumi";
import { dynamic } from "@pulumi/pulumi";
import type {
  AdeTenantArgs,
  AdeTokenArgs,
  ApplePushCertificateArgs,
  VppTokenArgs,
} from "./args.ts";
import { forwardingProvider } from "./forwarding-provider.ts";
import { inputsOf, nameBelow, type Tenant, tenantOf } from "./resource-inputs.ts";

/* oxlint-disable no-new -- the engine records a resource; nothing else refers to it */

const tenants = new WeakMap<object, Tenant>();

/**
 * Records how a tenant's ADE tokens are read and which must exist; the parent of its other
 * resources, which it makes from its arguments.
 */
export class AdeTenant extends dynamic.Resource {
  static readonly __pulumiType = "pulumi-nodejs:dynamic/intune:AdeTenant";

  constructor(name: string, args: AdeTenantArgs, opts?: CustomResourceOptions) {
    const tenant = tenantOf(name, args);
    super(forwardingProvider("AdeTenant"), name, tenant.inputs, opts, "intune", "AdeTenant");
    tenants.set(this, tenant);
    const { tokens = {}, vppTokens = {}, pushCertificate } = args;
    for (const [key, token] of Object.entries(tokens))
      new AdeToken(nameBelow(name, key), { tenant: this, ...token });
    for (const [key, token] of Object.entries(vppTokens))
      new VppToken(nameBelow(name, key), { tenant: this, ...token });
    if (pushCertificate)
      new ApplePushCertificate(nameBelow(name, "push-certificate"), {
        tenant: this,
        ...pushCertificate,
      });
  }
}

/** Records one expected ADE token, its renewal deadline, and what was last observed of it. */
export class AdeToken extends dynamic.Resource {
  static readonly __pulumiType = "pulumi-nodejs:dynamic/intune:AdeToken";

  constructor(name: string, args: AdeTokenArgs, opts?: CustomResourceOptions) {
    super(
      forwardingProvider("AdeToken"),
      name,
      inputsOf("AdeToken", name, args, tenantIn(args)),
      optionsOf(args, opts),
      "intune",
      "AdeToken",
    );
  }
}

/** Records the tenant's Apple MDM push certificate, its renewal deadline, and what was observed. */
export class ApplePushCertificate extends dynamic.Resource {
  static readonly __pulumiType = "pulumi-nodejs:dynamic/intune:ApplePushCertificate";

  constructor(name: string, args: ApplePushCertificateArgs, opts?: CustomResourceOptions) {
    super(
      forwardingProvider("ApplePushCertificate"),
      name,
      inputsOf("ApplePushCertificate", name, args, tenantIn(args)),
      optionsOf(args, opts),
      "intune",
      "ApplePushCertificate",
    );
  }
}

/** Records one VPP (location) token, its renewal deadline, and what was last observed of it. */
export class VppToken extends dynamic.Resource {
  static readonly __pulumiType = "pulumi-nodejs:dynamic/intune:VppToken";

  constructor(name: string, args: VppTokenArgs, opts?: CustomResourceOptions) {
    super(
      forwardingProvider("VppToken"),
      name,
      inputsOf("VppToken", name, args, tenantIn(args)),
      optionsOf(args, opts),
      "intune",
      "VppToken",
    );
  }
}

function tenantIn({ tenant }: Pick<AdeTokenArgs, "tenant">): Tenant | undefined {
  return tenant instanceof AdeTenant ? tenants.get(tenant) : undefined;
}

/** Below its tenant, unless the program says otherwise. */
function optionsOf(
  { tenant }: Pick<AdeTokenArgs, "tenant">,
  opts: CustomResourceOptions = {},
): CustomResourceOptions {
  return {
    ...(tenant instanceof AdeTenant && { parent: tenant }),
    ...opts,
    additionalSecretOutputs: [...(opts.additionalSecretOutputs ?? []), "appleIdentifier"],
  };
}
