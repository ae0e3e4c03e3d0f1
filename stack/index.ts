import { getStack, RunError, runtime } from "@pulumi/pulumi";
import { readDeclarations } from "./configuration.ts";
import { AdeTenant, AdeToken } from "./resources.ts";

const { tenant, tokens } = declarations();
const parent = new AdeTenant(getStack(), tenant);
for (const [name, token] of tokens) {
  // The engine records it; nothing else refers to it.
  // oxlint-disable-next-line no-new
  new AdeToken(name, token, { parent });
}

/** Pulumi prints a `RunError` without a stack trace. */
function declarations() {
  try {
    return readDeclarations(runtime.allConfig(), getStack());
  } catch (error) {
    throw error instanceof Error ? new RunError(error.message) : error;
  }
}
