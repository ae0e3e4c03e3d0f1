import type { dynamic } from "@pulumi/pulumi";

/**
 * The dynamic providers of this process by the names of their resources, for the text that Pulumi
 * records with each.
 */
export declare const providers: Readonly<
  Record<string, Required<Omit<dynamic.ResourceProvider, "configure">>>
>;
