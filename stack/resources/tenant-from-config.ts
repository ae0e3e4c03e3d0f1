import { type CustomResourceOptions, getStack } from "@pulumi/pulumi";
import { tenantIn } from "../declaration/from-config.ts";
import { configuration, configured } from "./stack-configuration.ts";
import { AdeTenant } from "./tenant.ts";

/**
 * Declares what the stack's configuration lists under `apple-ade:`, each under its own name, below
 * an `AdeTenant` that has the stack's. Throws one error with every mistake in the configuration.
 */
export function tenantFromConfig(opts?: CustomResourceOptions): AdeTenant<string, string> {
  const args = { ...tenantIn(configuration()), childName: (key: string) => key };
  configured.add(args);
  return new AdeTenant<string, string>(getStack(), args, opts);
}
