import { readdirSync, readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { action, workflows } from "./scripts.ts";

type Validate = typeof import("@actions/languageservice").validate;

/** GitHub's own language service: keys, values, expressions and what they may refer to. */
describe("the linter of GitHub Actions", () => {
  let validate: Validate;
  beforeAll(async () => {
    // It is published for bundlers, which need not be told that a file is JSON.
    const asJson = { importAttributes: { type: "json" } };
    const hooks = registerHooks({
      load: (url, context, next) =>
        next(url, url.endsWith(".json") ? { ...context, ...asJson } : context),
    });
    ({ validate } = await import("@actions/languageservice"));
    hooks.deregister();
  });

  let documents = 0;

  async function messages(text: string, name = "workflow.yml"): Promise<readonly string[]> {
    // It remembers what it has read at an address, and knows an action by its name.
    const address = `file:///${(documents += 1)}/${name}`;
    const found = await validate(TextDocument.create(address, "yaml", 1, text));
    return found.map(({ message }) => JSON.stringify(message));
  }

  const folder = join(import.meta.dirname, "../../../.github/workflows");
  const own = readdirSync(folder).map((file) => ({
    file,
    text: readFileSync(join(folder, file), "utf8"),
  }));

  it.for([...workflows, ...own])("has nothing to say about $file", async ({ text }) => {
    expect(await messages(text)).toEqual([]);
  });

  it("has nothing to say about the action, and would find a mistake in it", async () => {
    expect(await messages(action.text, "action.yml")).toEqual([]);
    for (const [from, to] of [
      ["shell: bash", "shel: bash"],
      ["fromJSON(", "fromJson5("],
      ["using: composite", "using: composit"],
    ] as const)
      expect(await messages(action.text.replace(from, to), "action.yml"), to).not.toEqual([]);
  });

  it.for([
    { of: "a key", from: "timeout-minutes", to: "timeout", says: "Unexpected value 'timeout'" },
    { of: "a context", from: "matrix.stack", to: "matrix.stak", says: "invalid: stak" },
    { of: "a permission", from: "issues: write", to: "issues: edit", says: "'edit'" },
    { of: "a time", from: "17 5 * * *", to: "17 25 * * *", says: "cron" },
  ])("would find a mistake in $of", async ({ from, to, says }) => {
    const { text = "" } = workflows.find((each) => each.text.includes(from)) ?? {};
    expect((await messages(text.replaceAll(from, to))).join("\n")).toContain(says);
  });
});
