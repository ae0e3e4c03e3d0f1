import { describe, expect, it } from "vitest";
import { viewOf } from "../../../cli/view/view.ts";
import { comment } from "../../../cli/formats/markdown/comment.ts";
import { escape } from "../../../cli/formats/markdown/escape.ts";
import type { Report } from "../../../cli/assess/report.ts";
import { plain } from "../../../policy/text/write.ts";
import { hostileNames } from "../../security/hostile-names.ts";
import { entry, finding, report, tenant } from "../reports.ts";
import { elementsOf, rendered, targetsOf, textNodesOf, visibleText } from "./rendered.ts";
import { namingEverything } from "./naming-everything.ts";

/** What becomes a mention, a reference, an emoji or a link after the Markdown is rendered. */
const references = /@\w|\$.|[#!%&~][\w"]|\bGH-\d|\bGL-\d|\/\/|\bwww\.\w|(?<!\d):[\w+-]+:/i;

const more = [
  "@everyone",
  "a@b.example, <c@d.example>",
  "#1, !2, $3, %4, &5, ~6",
  "contoso/ade#7, contoso/ade@0123abc, GH-8, GL-9",
  "https://evil.example www.evil.example ftp://evil.example",
  ":white_check_mark: :+1:",
  "$x^2$ and $$y$$ and {+added+} and [-gone-]",
  "a | b || c \\| d",
  "`a` ``b`` ```c",
  "*a* **b** _c_ __d__ ~~e~~ ~f~",
  "[a](https://evil.example) ![b](c.png) [d] [^1] [ ] <https://evil.example>",
  "&lt;b&gt; &#60;i&#62; &copy;",
  "- a",
  "+ a",
  "* a",
  "1. a",
  "12) a",
  "# a",
  "> a",
  "=== ",
  "---",
  "***",
  "    indented",
  "a\\",
  "<!-- apple-ade:contoso -->",
  "--> a <!--",
  "</details></table></sub>",
  "عربي 🍎 ǆ",
].map((text) => ({ does: `reads ${text}`, text }));

const names = [...hostileNames, ...more].map(({ does, text }) => ({ does, text: plain(text) }));

function html(each: Report): string {
  return rendered(comment(viewOf(each), undefined, { fits: () => true }));
}

/** Whatever could stand in the report, with a name that nobody would look at twice. */
const harmless = elementsOf(html(namingEverything("Kiosk")));

it("a command is code, and what follows it no beginning of a line", () => {
  expect(escape("- run `apple-ade import`- then preview")).toBe(
    "&#45; run <code>apple-ade import</code>- then preview",
  );
});

describe("markdown, with a hostile name everywhere", () => {
  it.for(names)("keeps its elements and refers to nothing when it $does", ({ text }) => {
    const written = html(namingEverything(text));
    expect(elementsOf(written)).toEqual(harmless);
    expect(textNodesOf(written).filter((each) => references.test(each))).toEqual([]);
  });

  it.for(names)("shows the name as it is when it $does", ({ text }) => {
    const shown = text.replaceAll(/ +/g, " ").trim();
    expect(visibleText(rendered(`x\n${escape(text)}`))).toBe(`x ${visible(shown)}`);
    expect(escape(text)).not.toContain("$");
    expect(visibleText(rendered(escape(text)))).toBe(visible(shown));
    expect(visibleText(rendered(`<details><summary>${escape(text)}`)).trim()).toBe(visible(shown));
    const table = visibleText(rendered(`|1|2|\n|-|-|\n|${escape(text)}|end|`));
    expect(table.trim()).toBe(`1 2 ${`${visible(shown)} `.trimStart()}end`);
  });

  it("finds what a forge would find, so that the tests above can fail", () => {
    expect(textNodesOf(rendered("Ask @everyone")).some((each) => references.test(each))).toBe(true);
    expect(elementsOf(rendered("a <b>c</b> *d*"))).toEqual(["p", "b", "b", "em", "em", "p"]);
  });
});

function visible(text: string): string {
  const characters = Array.from(text);
  return characters.length > 800 ? `${characters.slice(0, 799).join("")}…` : text;
}

function linksOf(runbook: string): readonly string[] {
  const entries = [entry({ state: "blocked", runbook, findings: [finding()] })];
  return targetsOf(html(report({ tenants: [tenant({ entries })] })));
}

describe("a runbook's address", () => {
  it.for([
    { is: "https", runbook: "https://wiki.contoso.example/a_b*c?d=e&f=g#h" },
    { is: "with brackets", runbook: "https://wiki.contoso.example/a)b(c", as: "a%29b%28c" },
    { is: "with quotes and spaces", runbook: 'https://wiki.contoso.example/"> <b>', as: "%22%3E" },
    {
      is: "with half a character",
      runbook: "https://wiki.contoso.example/\uD83D",
      as: "%EF%BF%BD",
    },
  ])("is a link when it is $is", ({ runbook, as = "a_b*c?d=e&amp;f=g#h" }) => {
    expect(linksOf(runbook)[0]).toContain(`https://wiki.contoso.example/${as}`);
    expect(linksOf(runbook)).toHaveLength(2);
  });

  it.for([
    "http://wiki.contoso.example",
    "javascript:alert(1)",
    "//evil.example",
    "data:text/html,x",
  ])("is no link when it is %s", (runbook) => {
    expect(linksOf(runbook)).toHaveLength(1);
  });
});
