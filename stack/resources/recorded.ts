import { type CustomResourceOptions, dynamic, type Output, secret } from "@pulumi/pulumi";
import type { ResourceKind } from "../declaration/resources.ts";
import { forwardingProviders } from "./providers.ts";

/** A record of what was declared and observed; Intune itself is never changed. */
export class Recorded<Live> extends dynamic.Resource {
  /** What was observed when the record last changed. */
  declare readonly live: Output<Live>;

  constructor(
    kind: ResourceKind,
    name: string,
    inputs: Readonly<Record<string, unknown>>,
    opts?: CustomResourceOptions,
  ) {
    const { id, appleIdentifier, ...others } = inputs;
    const sent = {
      ...others,
      // Pulumi drops an input of the name `id` on its way to the provider, which restores it.
      ...(id !== undefined && { declaredId: id }),
      ...(appleIdentifier !== undefined && { appleIdentifier: secret(appleIdentifier) }),
      live: undefined,
    };
    super(forwardingProviders[kind], name, sent, opts, "intune", kind);
  }
}
