import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The text of a file that a person hands over: UTF-8, or UTF-16 as PowerShell writes it. */
export function readText(file: string): string {
  return decode(readFileSync(file));
}

/** By its byte order mark, which is left out; without one it is UTF-8. */
export function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return new TextDecoder().decode(bytes);
}

/** What a text says as JSON; `undefined` where it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Pulumi reads JSON in UTF-8 without a byte order mark only: else it gets a copy, for this process. */
export function asPulumiReads(file: string, bytes: Buffer): string {
  const text = Buffer.from(decode(bytes));
  if (text.equals(bytes)) return file;
  const folder = mkdtempSync(join(tmpdir(), "apple-ade-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const copy = join(folder, "copy.json");
  writeFileSync(copy, text);
  return copy;
}
