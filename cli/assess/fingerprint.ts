import { createHash } from "node:crypto";

/** The same parts give the same one, on every day and every machine. */
export function fingerprint(...parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
}
