import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { renderMarkdown } from "../../../cli/explain/markdown.ts";

function plainly(markdown: string, width = 40): string {
  return renderMarkdown(markdown, { width, color: false });
}

const table = "| code | meaning |\n| --- | --- |\n| 0 | success |\n| 3 | terms **wait** |\n";

describe("renderMarkdown", () => {
  it.for([
    {
      what: "a heading and its text",
      markdown:
        "# Expired\n\n<!-- rule -->\n\nIt has expired, so Apple no longer lets Intune in.\n",
      text: "Expired\n\n  It has expired, so Apple no longer\n  lets Intune in.\n",
    },
    {
      what: "a numbered list that holds code",
      markdown: "3. Paste:\n\n   ```yaml\n   a:\n     b: 1\n   ```\n\n4. Run `up`.\n",
      text: "3. Paste:\n\n       a:\n         b: 1\n\n  4. Run `up`.\n",
    },
    {
      what: "lists within lists",
      markdown: "- one that is long enough for a second line\n  - two\n- three\n",
      text: "- one that is long enough for a second\n    line\n\n    - two\n\n  - three\n",
    },
    {
      what: "a table that fits",
      markdown: table,
      text: "code  meaning\n  ----  ----------\n  0     success\n  3     terms wait\n",
    },
    {
      what: "an address once, by its number",
      markdown: "[One](https://a.example), [two](https://b.example), [one](https://a.example).",
      text: "One [1], two [2], one [1].\n\nLinks\n  [1] https://a.example\n  [2] https://b.example\n",
    },
    {
      what: "another policy's page by its name",
      markdown:
        "[`ade-token-exists`](ade-token-exists.md), [that](vpp-token-valid.md#x), [here](#x).",
      text: "`ade-token-exists`, that\n  (vpp-token-valid), here.\n",
    },
    {
      what: "the index by its path",
      markdown: "[See](README.md#accept)",
      text: "See (docs/policies/README.md)\n",
    },
    {
      what: "no address that is none of the web's",
      markdown: "[a](javascript:alert)",
      text: "a\n",
    },
    {
      what: "quotations, breaks and escapes, and no markup of HTML",
      markdown: "> one<br>\\*two  \n> three <b>four</b>\n\n---\n",
      text: "one*two\n  three four\n",
    },
    {
      what: "a word that is longer than a line",
      markdown: `at ${"x".repeat(60)} end`,
      text: `at\n  ${"x".repeat(60)}\n  end\n`,
    },
  ])("shows $what", ({ markdown, text }) => {
    expect(plainly(markdown)).toBe(text);
  });

  it.for([
    { width: 18, text: "code  meaning\n  ----  ----------\n  0     success\n  3     terms wait\n" },
    { width: 17, text: "0\n    meaning:\n    success\n\n  3\n    meaning:\n    terms wait\n" },
  ])("shows rows below each other when a table does not fit, $width wide", ({ width, text }) => {
    expect(plainly(table, width)).toBe(text);
  });

  it("shows the columns of a single row that does not fit below each other", () => {
    const row = "| level | meaning |\n| --- | --- |\n| mandatory | It blocks when violated. |\n";
    expect(plainly(row, 25)).toBe(
      "level    mandatory\n  meaning  It blocks when\n           violated.\n",
    );
  });

  it("colours only where colour is welcome, and changes no word by it", () => {
    const markdown = "# A `b`\n\n**c** *d*, [e](https://e.example)\n";
    const colored = renderMarkdown(markdown, { width: 40, color: true });
    expect(colored).toContain("\u001B[1mA \u001B[36mb");
    expect(stripVTControlCharacters(colored)).toBe(plainly(markdown).replaceAll("`", ""));
    expect(plainly(markdown)).not.toContain("\u001B");
  });
});
