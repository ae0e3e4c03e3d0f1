import { createInterface } from "node:readline";
import { join, relative, resolve } from "node:path";
import type { Readable } from "node:stream";
import { csvField } from "../find-pulumi.ts";
import { isInterrupted } from "../interruption.ts";
import { packageRoot } from "../package-root.ts";
import { runPulumi, startPulumi } from "../pulumi.ts";
import { nodeOptions } from "./node-options.ts";
import type { CheckOptions, Told } from "./options.ts";
import { type EngineEvent, operationOf, parseEvent, stackOf } from "./events.ts";

/**
 * A real preview of one stack, the selected one unless it is named, with the policy pack. The
 * streaming form of `--json` is the one in which Pulumi tells of policies; it goes on to the end
 * when the preview fails.
 */
export async function previewed(stack: string | undefined, options: CheckOptions): Promise<Told> {
  const name = stack ?? (await selectedStack());
  options.progress(`Previewing ${name ?? "the selected stack"} …`);
  const { stdout, stderr, ended } = startPulumi(argumentsOf(stack, options), {
    env: environmentOf(options),
  });
  const [{ events, others }, errors, status] = await Promise.all([
    readEvents(stdout, options.progress),
    Array.fromAsync(createInterface({ input: stderr })),
    ended,
  ]);
  const operation = operationOf(events);
  // Why it did not start stands in no event.
  const isSilent = status !== 0 && operation.errors.length === 0 && !operation.finished;
  return {
    stack: stackOf(operation, name),
    operation: isSilent ? { ...operation, errors: [...others, ...errors] } : operation,
  };
}

/** So that also the report of a preview that fails is this stack's. `undefined`: none is selected. */
async function selectedStack(): Promise<string | undefined> {
  const { status, out } = await runPulumi(["stack", "--show-name"]);
  return status === 0 && out.trim() !== "" ? out.trim() : undefined;
}

function environmentOf({ asOf, configFile }: CheckOptions): Readonly<Record<string, string>> {
  return {
    PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true",
    // Nothing is kept of a preview, so that its checkpoints would only cost time.
    PULUMI_SKIP_CHECKPOINTS: "true",
    NODE_OPTIONS: nodeOptions(process.env),
    ...(asOf !== undefined && { ADE_AS_OF: asOf }),
    // Pulumi tells the program nothing of it, which must find the secrets in that file.
    ...(configFile !== undefined && { PULUMI_OPTION_CONFIG_FILE: resolve(configFile) }),
  };
}

/** The names of packs and their configurations are lines of CSV to Pulumi. */
function argumentsOf(
  stack: string | undefined,
  { configFile, profile }: CheckOptions,
): readonly string[] {
  const policyPack = join(relative(process.cwd(), join(packageRoot, "policy")), ".");
  return [
    "preview",
    "--json",
    "--non-interactive",
    "--color",
    "never",
    ...(stack === undefined ? [] : ["--stack", stack]),
    ...(configFile === undefined ? [] : ["--config-file", configFile]),
    "--policy-pack",
    csvField(policyPack),
    ...(profile.file === undefined ? [] : ["--policy-pack-config", csvField(profile.file)]),
  ];
}

async function readEvents(stream: Readable, progress: (line: string) => void) {
  const events: EngineEvent[] = [];
  const others: string[] = [];
  for await (const line of createInterface({ input: stream })) {
    const event = parseEvent(line);
    if (event === undefined) others.push(line);
    else events.push(event);
    const { severity, message } = event?.diagnosticEvent ?? {};
    const isNotice = severity?.startsWith("info") && !isInterrupted();
    if (isNotice && message !== undefined) progress(message.trimEnd());
  }
  return { events, others };
}
