import { lstatSync, mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { formats } from "../formats/catalog.ts";
import type { Format, Surroundings } from "../formats/format.ts";
import type { Report } from "../assess/report.ts";
import { codeOf, crash, Refusal } from "../refusal.ts";
import { nearest } from "../nearest.ts";
import { replaceFile } from "../replace-file.ts";

/** One format, and the file that it is written to; without one, to standard output. */
export interface Output {
  readonly format: Format;
  readonly path: string | undefined;
}

/** `markdown=comment.md`, `text`. Throws a `Refusal` that names the formats there are. */
export function parseOutputs(texts: readonly string[]): readonly Output[] {
  const outputs = (texts.length === 0 ? ["text"] : texts).map(parseOutput);
  const printed = outputs.filter(({ path }) => path === undefined).map(({ format }) => format);
  if (printed.length > 1 && !printed.every(({ forLogs }) => forLogs)) {
    const names = printed.map(({ name }) => name).join(", ");
    throw new Refusal(
      `--format ${names}: only one can go to standard output; give the others a file, as in html=report.html.`,
    );
  }
  return outputs;
}

function parseOutput(text: string): Output {
  const [name = "", ...rest] = text.split("=");
  const path = rest.length === 0 ? undefined : rest.join("=");
  const format = formats.find((each) => each.name === name);
  const names = formats.map((each) => each.name);
  if (format === undefined) {
    throw new Refusal(
      `--format ${name}: there is no such format${nearest(name, names)}. Formats: ${names.join(", ")}.`,
    );
  }
  if (path === "") throw new Refusal(`--format ${text}: the file's name is missing.`);
  return { format, path };
}

/**
 * Removes the reports of an earlier run, or one that does not come to its end would leave them as
 * if they were its own. What says in each line when it was checked stays until it is replaced.
 */
export function removeEarlier(outputs: readonly Output[]): void {
  for (const { format, path } of outputs) {
    if (path === undefined || format.dated) continue;
    try {
      if (lstatSync(path).isFile()) rmSync(path);
    } catch {
      // None is there, or it cannot be removed, nor replaced, which is reported then.
    }
  }
}

/**
 * Writes every report that can be made and written, whatever happens to the others.
 * @param print for reports that have no file; rejects where it cannot be written
 * @returns a sentence for each that could not be
 */
export async function writeOutputs(
  report: Report,
  outputs: readonly Output[],
  surroundings: Surroundings,
  print: (text: string) => Promise<void>,
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const { format, path } of outputs) {
    const color = path === undefined && surroundings.color;
    try {
      const text = format.render(report, { ...surroundings, color });
      if (path === undefined) await print(text);
      else {
        mkdirSync(dirname(path), { recursive: true });
        await replaceFile(path, text);
      }
    } catch (error) {
      problems.push(problemOf(error, format.name, path));
    }
  }
  return problems;
}

function problemOf(error: unknown, format: string, path: string | undefined): string {
  if (error instanceof Refusal) return error.message;
  if (error instanceof Error && "syscall" in error)
    return `The report could not be written to ${path} (${codeOf(error)}).`;
  return `The report ${format} could not be made. ${crash(error)}`;
}
