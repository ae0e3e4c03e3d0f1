import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { noPulumi, Refusal } from "../refusal.ts";
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
  const child = spawn("pulumi", argumentsOf(options), {
    env: {
      ...process.env,
      PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true",
      // Pulumi's processes talk to each other on this machine, which no proxy can reach for them.
      no_grpc_proxy: [process.env["no_grpc_proxy"], "127.0.0.1"].filter(Boolean).join(","),
      ...(options.asOf !== undefined && { ADE_AS_OF: options.asOf }),
    },
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  const ended = new Promise<number>((resolve, reject) => {
    child.on("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "ENOENT" ? new Refusal(noPulumi) : error),
    );
    child.on("close", (code) => resolve(code ?? 1));
  });
  const [read, errors, status] = await Promise.all([
    readEvents(child.stdout, options.progress),
    linesOf(child.stderr),
    ended,
  ]);
  return { events: read.events, otherOutput: [...read.others, ...errors], status };
}

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
    policyPack,
    ...(policyPackConfig === undefined ? [] : ["--policy-pack-config", policyPackConfig]),
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
