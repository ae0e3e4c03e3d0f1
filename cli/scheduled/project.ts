import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { stringify } from "yaml";
import { z } from "zod";
import { jobVariables } from "../../stack/azure/job-contract.ts";
import { packageRoot } from "../package-root.ts";
import { jsonOf } from "../read-text.ts";
import { Refusal } from "../refusal.ts";
import { fileBackend } from "../shell.ts";

/** `apple-ade:` configurations from full key to text, by the names of their stacks. */
export type Stacks = Readonly<Record<string, Readonly<Record<string, string>>>>;

const name = z.string().regex(/^[\w.-]{1,100}$/);
const configuration = z.record(z.string().regex(/^apple-ade:[\w-]+$/), z.string());
const configurations = z
  .record(name, configuration)
  .refine((stacks) => Object.keys(stacks).length > 0);

/** Throws a `Refusal` that names the variable, and never what it holds. */
export function stackIn(env: NodeJS.ProcessEnv): string {
  const what = `${jobVariables.stack}: missing, or no stack's name; write the name of the stack.`;
  return read(name, env[jobVariables.stack], what);
}

/** Throws a `Refusal` that names the variable, and never what it holds. */
export function configIn(env: NodeJS.ProcessEnv): Stacks[string] {
  const what = `${jobVariables.config}: missing, or not what apple-ade:azure.scheduledCheck deploys: a JSON object from keys that begin with apple-ade: to texts.`;
  return read(configuration, jsonOf(env[jobVariables.config] ?? ""), what);
}

/** What a job for customers has instead. Throws a `Refusal` that names the variable alone. */
export function stacksIn(env: NodeJS.ProcessEnv): Stacks | undefined {
  const packed = env[jobVariables.stacks];
  const what = `${jobVariables.stacks}: not what apple-ade:azure.scheduledCheck.customers deploys: a packed JSON object from stacks to their configurations.`;
  return packed === undefined ? undefined : read(configurations, unpacked(packed), what);
}

function read<T>(schema: z.ZodType<T>, value: unknown, otherwise: string): T {
  const { data } = schema.safeParse(value);
  if (data === undefined) throw new Refusal(otherwise);
  return data;
}

function unpacked(text: string): unknown {
  try {
    return jsonOf(gunzipSync(Buffer.from(text, "base64")).toString());
  } catch {
    return undefined;
  }
}

/**
 * Writes a Pulumi project with the stacks' files into a new temporary folder, and gives the folder
 * and what Pulumi needs in its environment: a state of its own, which nothing is kept of.
 * @param passphrase of the state
 */
export function openProject(stacks: Stacks, passphrase: string) {
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
  for (const [stack, config] of Object.entries(stacks))
    writeFileSync(join(folder, `Pulumi.${stack}.yaml`), stringify({ config }));
  return {
    folder,
    env: {
      PULUMI_BACKEND_URL: fileBackend(state),
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
  return existsSync(source) ? source : join(packageRoot, "dist", "whole", "stack", "index.js");
}
