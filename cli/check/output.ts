import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { formats } from "../formats/catalog.ts";
import type { Format } from "../formats/format.ts";
import type { Report } from "../report/report.ts";
import { Refusal } from "../refusal.ts";
import { nearest } from "../nearest.ts";

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
 * Renders everything before the first byte is written, and writes what can be written.
 * @param filesUrl where a path of the repository can be looked at in a browser
 * @returns a sentence for each file that could not be
 */
export function writeOutputs(
  report: Report,
  outputs: readonly Output[],
  print: { readonly text: (text: string) => void; readonly color: boolean },
  filesUrl?: string,
): readonly string[] {
  const rendered = outputs.map(({ format, path }) => ({
    path,
    text: format.render(report, {
      color: path === undefined && print.color,
      ...(filesUrl !== undefined && { filesUrl }),
    }),
  }));
  return rendered.flatMap(({ path, text }) => {
    if (path !== undefined) return writeTo(path, text);
    print.text(text);
    return [];
  });
}

function writeTo(path: string, text: string): readonly string[] {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return [];
  } catch (error) {
    const reason =
      error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
    return [`The report could not be written to ${path} (${reason}).`];
  }
}
