import { Refusal } from "./refusal.ts";

/** What is not written leaves no success, whoever wrote it. */
export function failWithoutOutput(): void {
  process.stdout.on("error", () => {
    process.once("exit", () => {
      process.exitCode = 2;
    });
  });
}

/** Whether standard output shows colours. */
export function isColored(): boolean {
  return process.stdout.hasColors?.() ?? false;
}

/** Writes to standard output; rejects with a `Refusal` where that is full or closed. */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error: NodeJS.ErrnoException | null | undefined) => {
      if (error) reject(new Refusal(`Standard output cannot be written (${error.code}).`));
      else resolve();
    });
  });
}
