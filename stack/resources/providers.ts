import type { dynamic } from "@pulumi/pulumi";
import { byKind, type ResourceKind } from "../declaration/resources.ts";

/**
 * Pulumi serialises a dynamic provider into every resource's state, and can serialise almost
 * nothing. So each method only forwards to the module, which is found where the program runs.
 */
function forwarding(kind: ResourceKind): dynamic.ResourceProvider {
  return {
    check: async (olds, news) =>
      (await import("pulumi-apple-ade/provider")).providers[kind].check(olds, news),
    diff: async (id, olds, news) =>
      (await import("pulumi-apple-ade/provider")).providers[kind].diff(id, olds, news),
    create: async (inputs) =>
      (await import("pulumi-apple-ade/provider")).providers[kind].create(inputs),
    read: async (id, props) =>
      (await import("pulumi-apple-ade/provider")).providers[kind].read(id, props),
    update: async (id, olds, news) =>
      (await import("pulumi-apple-ade/provider")).providers[kind].update(id, olds, news),
    delete: async (id, props) =>
      (await import("pulumi-apple-ade/provider")).providers[kind].delete(id, props),
  };
}

/** One object for each kind: Pulumi keeps the text of a provider by its object. */
export const forwardingProviders = byKind(forwarding);
