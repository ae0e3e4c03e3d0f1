import { getStack, RunError, runtime } from "@pulumi/pulumi";
import { type Declarations, readDeclarations } from "./configuration.ts";

/** What the stack declares. Throws a `RunError`, which Pulumi prints without a stack trace. */
export function declarationsFromConfig(): Declarations {
  try {
    return readDeclarations(runtime.allConfig(), getStack());
  } catch (error) {
    throw error instanceof Error ? new RunError(error.message) : error;
  }
}
