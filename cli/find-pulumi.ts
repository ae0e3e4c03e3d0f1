import { win32 } from "node:path";
import { noPulumi, Refusal } from "./refusal.ts";

/** What is started without a shell: a program, and the arguments before Pulumi's own. */
export interface Executable {
  readonly file: string;
  readonly before: readonly string[];
}

export interface Machine {
  readonly platform: NodeJS.Platform;
  /** The variable PATH. */
  readonly path: string;
  /** This Node. */
  readonly node: string;
  readonly exists: (file: string) => boolean;
  readonly read: (file: string) => string;
}

/**
 * Which program `pulumi` is. Windows starts only `.exe` files without a shell, and a shell would
 * read `&`, `%` and quotes in a path as its own; so npm's `pulumi.cmd` is replaced by what it runs.
 * Throws a `Refusal`.
 */
export function findPulumi(machine: Machine): Executable {
  if (machine.platform !== "win32") return { file: "pulumi", before: [] };
  const folders = machine.path.split(";").map((each) => each.replaceAll('"', ""));
  for (const folder of folders.filter((each) => win32.isAbsolute(each))) {
    const found = findIn(folder, machine);
    if (found !== undefined) return found;
  }
  throw new Refusal(noPulumi);
}

function findIn(folder: string, { node, exists, read }: Machine): Executable | undefined {
  const program = win32.join(folder, "pulumi.exe");
  if (exists(program)) return { file: program, before: [] };
  const shim = win32.join(folder, "pulumi.cmd");
  const script = exists(shim) ? scriptOf(read(shim)) : undefined;
  return script === undefined ? undefined : { file: node, before: [win32.join(folder, script)] };
}

/** The JavaScript that a package manager's `.cmd` file starts, relative to the folder of the file. */
function scriptOf(shim: string): string | undefined {
  return /"%(?:~dp0|dp0%)\\?([^"%]+\.[cm]?js)"\s+%\*/.exec(shim)?.[1];
}

/** One value of a flag that Pulumi reads as a line of CSV. */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
