import type { dynamic } from "@pulumi/pulumi";

/** The dynamic providers of this process, for the text that Pulumi records with each resource. */
export declare const providers: Readonly<
  Record<
    "AdeTenant" | "AdeToken" | "ApplePushCertificate" | "VppToken",
    Required<Omit<dynamic.ResourceProvider, "configure">>
  >
>;
