import { oldest } from "./package-root.ts";

/** What a person asked for cannot be done: printed without a stack trace, exit status 2. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  constructor(sentence: string, problems: readonly string[] = []) {
    super([sentence, ...problems.map((problem) => `  ${problem}`)].join("\n"));
  }
}

/** What a command says that finds no Pulumi. */
export const noPulumi = `The Pulumi CLI was not found: npm install pulumi@${oldest("pulumi")}, or put pulumi on the PATH.`;

/** The code of an error of the system, such as `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}

/** Its message; of what is no error, its text. */
export function saidBy(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What a connection ended with, which `fetch` tells as the cause of its own error. */
export function endedWith(error: unknown): string {
  return saidBy(error instanceof Error && error.cause instanceof Error ? error.cause : error);
}

/** What is printed of a mistake in this program: for whoever mends it. */
export function crash(error: unknown): string {
  const trace = String(error instanceof Error ? error.stack : error);
  return `apple-ade stopped because of an error of its own; its result is not complete.\n${trace}`;
}
