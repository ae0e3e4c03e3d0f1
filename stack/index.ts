import { getStack, RunError, runtime } from "@pulumi/pulumi";
import { readDeclarations } from "./configuration.ts";
import { AdeTenant, AdeToken, ApplePushCertificate, VppToken } from "./resources.ts";

/* oxlint-disable no-new -- the engine records a resource; nothing else refers to it */
const { tenant, tokens, pushCertificate, vppTokens } = declarations();
const parent = new AdeTenant(getStack(), tenant);
for (const [name, token] of tokens) new AdeToken(name, token, { parent });
for (const [name, token] of vppTokens) new VppToken(name, token, { parent });
if (pushCertificate) new ApplePushCertificate("push-certificate", pushCertificate, { parent });

/** Pulumi prints a `RunError` without a stack trace. */
function declarations() {
  try {
    return readDeclarations(runtime.allConfig(), getStack());
  } catch (error) {
    throw error instanceof Error ? new RunError(error.message) : error;
  }
}
