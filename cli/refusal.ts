/** What a person asked for cannot be done: printed without a stack trace, exit status 2. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  constructor(sentence: string, problems: readonly string[] = []) {
    super([sentence, ...problems.map((problem) => `  ${problem}`)].join("\n"));
  }
}
