import { Command } from "commander";
import { plain } from "../../policy/text/write.ts";
import { explain } from "../explain/explain.ts";
import { Refusal } from "../refusal.ts";

/** `apple-ade explain`; throws a `Refusal` for an unknown topic. */
export function explainCommand(): Command {
  return new Command("explain")
    .argument(
      "[topic...]",
      "a policy, a code such as 3, the text of an error in Intune, or a page such as sign-in",
    )
    .action((topic: readonly string[], _options: unknown, command: Command) => {
      const explanation = explain(topic.join(" "));
      if ("unknown" in explanation) throw refusal(explanation.unknown, explanation.suggestions);
      command.configureOutput().writeOut?.(explanation.text);
    });
}

function refusal(unknown: string, suggestions: readonly string[]): Refusal {
  const hint = suggestions.length === 0 ? "" : `; did you mean ${list(suggestions)}?`;
  return new Refusal(`explain: nothing is known of "${plain(unknown, 60)}"${hint}`, [
    "`apple-ade explain` lists everything.",
  ]);
}

/** `a, b or c`. */
function list(names: readonly string[]): string {
  return new Intl.ListFormat("en-GB", { type: "disjunction" }).format(names);
}
