import type { CustomResourceOptions } from "@pulumi/pulumi";
import { getStack } from "@pulumi/pulumi";
import { declarationsFromConfig } from "./declarations-from-config.ts";
import { siblingsOfConfig } from "./resource-inputs.ts";
import { AdeTenant, AdeToken, ApplePushCertificate, VppToken } from "./resources.ts";

/* oxlint-disable no-new -- the engine records a resource; nothing else refers to it */

/**
 * Declares what the stack's configuration lists under `apple-ade:`, each under its own name, below
 * an `AdeTenant` that has the stack's. Throws one error with every mistake in the configuration.
 */
export function tenantFromConfig(opts?: CustomResourceOptions): AdeTenant {
  const { tenant, tokens, pushCertificate, vppTokens } = declarationsFromConfig();
  const { declaredVppTokens, declaredPushCertificate, ...args } = tenant;
  const siblings = { [siblingsOfConfig]: { declaredVppTokens, declaredPushCertificate } };
  const parent = new AdeTenant(getStack(), { ...args, ...siblings }, opts);
  for (const [name, token] of tokens) new AdeToken(name, token, { parent });
  for (const [name, token] of vppTokens) new VppToken(name, token, { parent });
  if (pushCertificate) new ApplePushCertificate("push-certificate", pushCertificate, { parent });
  return parent;
}
