import { join } from "node:path";
import { packageRoot } from "../package-root.ts";

/**
 * NODE_OPTIONS of a preview: what is set already, and what each of its Node processes loads before
 * Pulumi's SDK, so that this loads faster.
 */
export function nodeOptions({ NODE_OPTIONS }: NodeJS.ProcessEnv): string {
  // Within quotes Node reads `\\` and `\"` as JSON does.
  const file = JSON.stringify(join(packageRoot, "cli", "check", "before-sdk.cjs"));
  return [NODE_OPTIONS, `--require ${file}`].filter(Boolean).join(" ");
}
