import { createHash } from "node:crypto";

/** The same parts give the same one, on every day and every machine. */
export function fingerprint(...parts: readonly string[]): string {
  return digest(JSON.stringify(parts));
}

export function digest(text: string, length = 16): string {
  return createHash("sha256").update(text).digest("hex").slice(0, length);
}
