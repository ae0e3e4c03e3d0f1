import { Command } from "commander";
import { describe, expect, it } from "vitest";
import { explainCommand } from "../../../cli/commands/explain.ts";
import { Refusal } from "../../../cli/refusal.ts";

/** What the command writes to standard output. */
async function output(args: readonly string[]): Promise<string> {
  const written: string[] = [];
  const command = explainCommand().configureOutput({
    writeOut: (text) => written.push(text),
  });
  await new Command("apple-ade")
    .addCommand(command)
    .parseAsync(["explain", ...args], { from: "user" });
  return written.join("");
}

describe("apple-ade explain", () => {
  it.for([
    { args: [], title: "The tenant" },
    { args: ["ade-token-exists"], title: "# A declared ADE token must exist in Intune" },
    { args: ["3"], title: "# Sync error code 3: seen when Apple's new terms wait" },
    { args: ["-1"], title: "# Sync error code -1: undocumented" },
    { args: ["Cursor", "expired"], title: "# Cursor expired (`cursor-expired`)" },
  ])("explains $args", async ({ args, title }) => {
    expect((await output(args)).startsWith(title)).toBe(true);
  });

  it("refuses what it does not know, with the nearest names and no harm to the terminal", async () => {
    await expect(output(["acess-denied"])).rejects.toThrow(
      new Refusal('explain: nothing is known of "acess-denied"; did you mean access-denied?', [
        "`apple-ade explain` lists everything.",
      ]),
    );
    await expect(output(["terms"])).rejects.toThrow(
      "ade-token-terms-accepted, ade-token-terms-accepted-in-time or terms-not-accepted?",
    );
    await expect(output(["\u001B[2J"])).rejects.toThrow(String.raw`"\u{1b}[2J"`);
  });
});
