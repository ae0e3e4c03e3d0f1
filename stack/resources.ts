import { dynamic, type Input, type CustomResourceOptions, secret } from "@pulumi/pulumi";
import { forwardingProvider } from "./forwarding-provider.ts";
import type { AdeTenantInputs, AdeTokenInputs } from "./inputs.ts";

type Args<T> = { readonly [K in keyof T]: Input<T[K]> };

/** Records how a tenant's ADE tokens are read and which are declared; the parent of its `AdeToken`s. */
export class AdeTenant extends dynamic.Resource {
  static readonly __pulumiType = "pulumi-nodejs:dynamic/intune:AdeTenant";

  constructor(name: string, args: Args<AdeTenantInputs>, opts?: CustomResourceOptions) {
    super(forwardingProvider("AdeTenant"), name, { ...args }, opts, "intune", "AdeTenant");
  }
}

/** Records one expected ADE token, its renewal deadline, and what was last observed of it. */
export class AdeToken extends dynamic.Resource {
  static readonly __pulumiType = "pulumi-nodejs:dynamic/intune:AdeToken";

  constructor(
    name: string,
    { id, appleIdentifier, ...args }: Args<AdeTokenInputs>,
    opts?: CustomResourceOptions,
  ) {
    super(
      forwardingProvider("AdeToken"),
      name,
      {
        ...args,
        // Pulumi drops an input of the name `id` on its way to the provider, which restores it.
        ...(id !== undefined && { declaredId: id }),
        ...(appleIdentifier !== undefined && { appleIdentifier: secret(appleIdentifier) }),
      },
      { ...opts, additionalSecretOutputs: ["appleIdentifier"] },
      "intune",
      "AdeToken",
    );
  }
}
