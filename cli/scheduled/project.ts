import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { z } from "zod";
import { packageRoot } from "../package-root.ts";
import { Refusal } from "../refusal.ts";

/** A stack as the environment describes it. */
export interface Described {
  readonly stack: string;
  /** The `apple-ade:` configuration, from full key to text. */
  readonly config: Readonly<Record<string, string>>;
}

const configuration = z.record(z.string().regex(/^apple-ade:[\w-]+$/), z.string());

/** Throws a `Refusal` that names the variable, and never what it holds. */
export function stackIn(env: NodeJS.ProcessEnv): string {
  const stack = env["APPLE_ADE_STACK"] ?? "";
  if (/^[\w.-]{1,100}$/.test(stack)) return stack;
  throw new Refusal("APPLE_ADE_STACK: missing, or no stack's name; write the name of the stack.");
}

/** Throws a `Refusal` that names the variable, and never what it holds. */
export function configIn(env: NodeJS.ProcessEnv): Described["config"] {
  const { data } = configuration.safeParse(parsed(env["APPLE_ADE_CONFIG"] ?? ""));
  if (data !== undefined) return data;
  throw new Refusal(
    "APPLE_ADE_CONFIG: missing, or not what apple-ade:azure.scheduledCheck deploys: a JSON object from keys that begin with apple-ade: to texts.",
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Writes a Pulumi project with that stack's file into a new temporary folder, and gives the folder
 * and what Pulumi needs in its environment: a state of its own, which nothing is kept of.
 * @param passphrase of the state
 */
export function openProject({ stack, config }: Described, passphrase: string) {
  const folder = mkdtempSync(join(tmpdir(), "apple-ade-"));
  const state = join(folder, "state");
  mkdirSync(state);
  writeFileSync(
    join(folder, "Pulumi.yaml"),
    stringify({
      name: "apple-ade",
      runtime: { name: "nodejs", options: { typescript: false } },
      main: program(),
    }),
  );
  writeFileSync(join(folder, `Pulumi.${stack}.yaml`), stringify({ config }));
  return {
    folder,
    env: {
      PULUMI_BACKEND_URL: `file://${state}`,
      PULUMI_CONFIG_PASSPHRASE: passphrase,
      PULUMI_SKIP_UPDATE_CHECK: "true",
    },
  };
}

/**
 * The program of this package: as it is in the project, built where it is packed. Of a folder,
 * Pulumi would run what `package.json` calls its entry, which is the library.
 */
function program(): string {
  const source = join(packageRoot, "stack", "index.ts");
  return existsSync(source) ? source : join(packageRoot, "dist", "stack", "index.js");
}
