import { dynamic, type Input, type CustomResourceOptions, secret } from "@pulumi/pulumi";
import { forwardingProvider } from "./forwarding-provider.ts";
import type {
  AdeTenantArgs,
  AdeTokenArgs,
  PushCertificateInputs,
  VppTokenInputs,
} from "./inputs.ts";

type Inputs = Readonly<Record<string, Input<unknown>>>;

type Args<T> = { readonly [K in keyof T]: Input<T[K]> };

/** Records how a tenant's ADE tokens are read and which are declared; the parent of its `AdeToken`s. */
export class AdeTenant extends dynamic.Resource {
  static readonly __pulumiType = "pulumi-nodejs:dynamic/intune:AdeTenant";

  constructor(name: string, args: Args<AdeTenantArgs>, opts?: CustomResourceOptions) {
    super(forwardingProvider("AdeTenant"), name, { ...args }, opts, "intune", "AdeTenant");
  }
}

/** Records one expected ADE token, its renewal deadline, and what was last observed of it. */
export class AdeToken extends dynamic.Resource {
  static readonly __pulumiType = "pulumi-nodejs:dynamic/intune:AdeToken";

  constructor(name: string, args: Args<AdeTokenArgs>, opts?: CustomResourceOptions) {
    super(
      forwardingProvider("AdeToken"),
      name,
      inputsOf(args),
      secretIn(opts),
      "intune",
      "AdeToken",
    );
  }
}

/** Records the tenant's Apple MDM push certificate, its renewal deadline, and what was observed. */
export class ApplePushCertificate extends dynamic.Resource {
  static readonly __pulumiType = "pulumi-nodejs:dynamic/intune:ApplePushCertificate";

  constructor(name: string, args: Args<PushCertificateInputs>, opts?: CustomResourceOptions) {
    super(
      forwardingProvider("ApplePushCertificate"),
      name,
      inputsOf(args),
      secretIn(opts),
      "intune",
      "ApplePushCertificate",
    );
  }
}

/** Records one VPP (location) token, its renewal deadline, and what was last observed of it. */
export class VppToken extends dynamic.Resource {
  static readonly __pulumiType = "pulumi-nodejs:dynamic/intune:VppToken";

  constructor(name: string, args: Args<VppTokenInputs>, opts?: CustomResourceOptions) {
    super(forwardingProvider("VppToken"), name, inputsOf(args), opts, "intune", "VppToken");
  }
}

/**
 * Pulumi drops an input of the name `id` on its way to the provider, which restores it; a
 * declared Apple ID is no clear-text input.
 */
function inputsOf({ id, appleIdentifier, ...args }: Inputs): Inputs {
  return {
    ...args,
    ...(id !== undefined && { declaredId: id }),
    ...(appleIdentifier !== undefined && { appleIdentifier: secret(appleIdentifier) }),
  };
}

function secretIn(opts: CustomResourceOptions | undefined): CustomResourceOptions {
  return { ...opts, additionalSecretOutputs: ["appleIdentifier"] };
}
