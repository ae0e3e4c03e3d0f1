import { createInterface } from "node:readline";
import { resolve } from "node:path";
import type { Readable } from "node:stream";
import { csvField } from "../find-pulumi.ts";
import { startPulumi } from "../pulumi.ts";
import { type EngineEvent, parseEvent } from "./events.ts";

export interface PreviewOptions {
  /** Absent: the stack that is selected in the current directory. */
  readonly stack: string | undefined;
  readonly configFile: string | undefined;
  readonly policyPack: string;
  readonly policyPackConfig: string | undefined;
  readonly asOf: string | undefined;
  /** Lines that a person who waits wants to see. */
  readonly progress: (line: string) => void;
}

export interface PreviewRun {
  readonly events: readonly EngineEvent[];
  /** What the CLI wrote besides its events: why it did not start. */
  readonly otherOutput: readonly string[];
  readonly status: number;
}

/**
 * A real preview with the policy pack. The streaming form of `--json` is the one in which Pulumi
 * tells of policies; it goes on to the end when the preview fails.
 */
export async function runPreview(options: PreviewOptions): Promise<PreviewRun> {
  const { stdout, stderr, ended } = startPulumi(argumentsOf(options), {
    env: {
      PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true",
      // Nothing is kept of a preview, so that its checkpoints would only cost time.
      PULUMI_SKIP_CHECKPOINTS: "true",
      ...(options.asOf !== undefined && { ADE_AS_OF: options.asOf }),
      // Pulumi tells the program nothing of it, which must find the secrets in that file.
      ...(options.configFile !== undefined && {
        PULUMI_OPTION_CONFIG_FILE: resolve(options.configFile),
      }),
    },
  });
  const [read, errors, status] = await Promise.all([
    readEvents(stdout, options.progress),
    linesOf(stderr),
    ended,
  ]);
  return { events: read.events, otherOutput: [...read.others, ...errors], status };
}

/** The names of packs and their configurations are lines of CSV to Pulumi. */
function argumentsOf({ stack, configFile, policyPack, policyPackConfig }: PreviewOptions) {
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
    ...(policyPackConfig === undefined ? [] : ["--policy-pack-config", csvField(policyPackConfig)]),
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
    if (severity?.startsWith("info") && message !== undefined) progress(message.trimEnd());
  }
  return { events, others };
}

async function linesOf(stream: Readable): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: stream })) lines.push(line);
  return lines;
}
