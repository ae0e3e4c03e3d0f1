import { readFileSync } from "node:fs";
import { join } from "node:path";
import { getRootDirectory, getStack, RunError, runtime } from "@pulumi/pulumi";
import { type Configuration, readConfiguration } from "../declaration/from-config.ts";

/** What the stack declares. Throws a `RunError`, which Pulumi prints without a stack trace. */
export function configuration(): Configuration {
  try {
    return readConfiguration(runtime.allConfig(), getStack(), { isSecret, file: stackFile });
  } catch (error) {
    throw error instanceof Error ? new RunError(error.message) : error;
  }
}

/** The SDK has this, and does not declare it. */
function isSecret(key: string): boolean {
  const ask: unknown = Reflect.get(runtime, "isConfigSecret");
  return typeof ask === "function" && ask(key) === true;
}

/** Nothing where the file lies elsewhere, as with `--config-file`. */
function stackFile(): string {
  try {
    return readFileSync(join(getRootDirectory(), `Pulumi.${getStack()}.yaml`), "utf8");
  } catch {
    return "";
  }
}
