import { resolve } from "node:path";
import { getRootDirectory, getStack, RunError, runtime } from "@pulumi/pulumi";
import { type Configuration, readConfiguration } from "../declaration/from-config.ts";
import { stackFileIn, textOf } from "../stack-file.ts";

/** Arguments that a stack's file declares; all others are a program's. */
export const configured = new WeakSet<object>();

/** What the stack declares. Throws a `RunError`, which Pulumi prints without a stack trace. */
export function configuration(): Configuration {
  const stored = { isSecret, file: stackFile };
  return readConfiguration(runtime.allConfig(), getStack(), stored, RunError);
}

/** The SDK has this, and does not declare it. */
function isSecret(key: string): boolean {
  const ask: unknown = Reflect.get(runtime, "isConfigSecret");
  return typeof ask === "function" && ask(key) === true;
}

/**
 * Nothing where it cannot be found: Pulumi does not tell a program what `--config-file` names, so
 * `apple-ade check` says it in the variable by which Pulumi itself takes that option.
 */
export function stackFile(root = getRootDirectory(), env = process.env): string {
  const named = env["PULUMI_OPTION_CONFIG_FILE"];
  return textOf(named ? resolve(root, named) : stackFileIn(root, getStack())) ?? "";
}
