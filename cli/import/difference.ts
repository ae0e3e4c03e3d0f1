import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import { styleText } from "node:util";

/**
 * What changes in a file, as `diff -u` shows it.
 * @param secrets texts that may stand in the lines around a change and are not to be shown
 */
export function difference(
  path: string,
  before: string,
  after: string,
  { color, secrets }: { readonly color: boolean; readonly secrets: readonly string[] },
): string {
  const options = { context: 3, headerOptions: FILE_HEADERS_ONLY };
  const old = before === "" ? "/dev/null" : path;
  const patch = createTwoFilesPatch(old, path, before, after, undefined, undefined, options);
  const shown = secrets.reduce((text, secret) => text.replaceAll(secret, "…"), patch);
  return color ? shown.split("\n").map(colored).join("\n") : shown;
}

function colored(line: string): string {
  if (line.startsWith("+++") || line.startsWith("---")) return inColor("bold", line);
  if (line.startsWith("@@")) return inColor("cyan", line);
  if (line.startsWith("+")) return inColor("green", line);
  return line.startsWith("-") ? inColor("red", line) : line;
}

/** Whether colour is wanted has been asked before. */
function inColor(color: "bold" | "cyan" | "green" | "red", line: string): string {
  return styleText(color, line, { validateStream: false });
}
