import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type EngineEvent as ParsedEvent, parseEvent } from "../cli/check/events.ts";
import { type PulumiOptions, showPulumi, startPulumi } from "../cli/pulumi.ts";

/** How one CLI operation ended, with what it printed and the engine's events. */
export interface Operation {
  readonly status: number;
  readonly output: string;
  readonly events: readonly EngineEvent[];
}

/** As the command reads it, and what of it only tests look at. */
export type EngineEvent = ParsedEvent & {
  readonly resOutputsEvent?: ParsedEvent["resourcePreEvent"];
};

export interface RunOptions {
  /** Shows the CLI's own live display instead of collecting its output. */
  readonly live?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Is told all that was printed so far, whenever there is more, and can interrupt or kill. */
  readonly watch?: (output: string, send: (signal: NodeJS.Signals) => void) => void;
}

let operations = 0;

export async function runPulumi(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  { project, directory }: { readonly project: string; readonly directory: string },
  { live = false, watch }: RunOptions,
): Promise<Operation> {
  const log = join(directory, `events-${(operations += 1)}.json`);
  const logged = /^(?:preview|up|refresh|destroy)$/.test(args[0] ?? "") ? ["--event-log", log] : [];
  const all = [...args, ...logged];
  const options = {
    cwd: project,
    // The debugging switch lets an operation write its events to a file beside its display.
    env: { PULUMI_DEBUG_COMMANDS: "true", ...env },
  };
  const { status, output } = live
    ? { status: await showPulumi(all, options), output: "" }
    : await collected([...all, "--color", "never", "--non-interactive"], options, watch);
  return { status, output, events: logged.length > 0 ? eventsOf(log) : [] };
}

async function collected(
  args: readonly string[],
  options: PulumiOptions,
  watch: RunOptions["watch"],
): Promise<Pick<Operation, "status" | "output">> {
  const { stdout, stderr, send, ended } = startPulumi(args, options);
  const output: Buffer[] = [];
  const collect = (chunk: Buffer) => {
    output.push(chunk);
    watch?.(Buffer.concat(output).toString(), send);
  };
  stdout.on("data", collect);
  stderr.on("data", collect);
  return { status: await ended, output: Buffer.concat(output).toString() };
}

function eventsOf(log: string): readonly EngineEvent[] {
  try {
    const lines = readFileSync(log, "utf8").split("\n");
    return lines.flatMap((line) => parseEvent(line) ?? []);
  } catch {
    // A run that fails before the engine starts writes no events.
    return [];
  }
}
