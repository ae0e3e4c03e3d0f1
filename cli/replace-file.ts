import { lstatSync, rmSync, writeFileSync } from "node:fs";
import { rename } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { codeOf } from "./refusal.ts";

type Sleep = (milliseconds: number) => Promise<unknown>;

/** While an editor or a virus scanner has a file open, Windows refuses to replace it. */
const held = /^(?:EPERM|EBUSY|EACCES)$/;
const delays = [20, 50, 100, 200, 400, 800];

/** Replaces a file whole, or rejects: a reader sees the earlier text or the new one. */
export async function replaceFile(file: string, text: string, mode?: number): Promise<void> {
  // Devices, pipes and links take a text as it comes.
  if (lstatSync(file, { throwIfNoEntry: false })?.isFile() === false) {
    writeFileSync(file, text);
    return;
  }
  const beside = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, text, mode === undefined ? {} : { mode });
    await renameOver(beside, file);
  } finally {
    rmSync(beside, { force: true });
  }
}

/** A rename that waits up to two seconds for who holds the target; rejects with its last error. */
export async function renameOver(
  from: string,
  to: string,
  move: (from: string, to: string) => Promise<void> = rename,
  sleep: Sleep = wait,
): Promise<void> {
  for (const delay of [...delays, undefined]) {
    try {
      await move(from, to);
      return;
    } catch (error) {
      if (delay === undefined || !held.test(String(codeOf(error)))) throw error;
      await sleep(delay);
    }
  }
}
