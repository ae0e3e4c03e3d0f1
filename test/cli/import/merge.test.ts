import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { merge, Unmergeable } from "../../../cli/import/stack-document.ts";
import { added, additions, commentsOf, newComments, token } from "./additions.ts";
import { oddFiles, refusedFiles } from "./stack-files.ts";

const onlyToken = [{ key: "config", items: [token] }];

const reading = { merge: true, maxAliasCount: -1 };

/** Additions to what a file says, of which the sections hold maps. */
function expected(text: string): unknown {
  const content = parse(text, reading) ?? {};
  const config = content.config ?? {};
  const tokens = { ...config["apple-ade:tokens"], ...added["apple-ade:tokens"] };
  return { ...content, config: { ...config, ...added, "apple-ade:tokens": tokens } };
}

describe("merging into a stack's file of", () => {
  test.for(oddFiles)("$form keeps all that stands there and adds what is new", ({ text }) => {
    const merged = merge(text, additions);
    for (const note of commentsOf(text)) expect(commentsOf(merged)).toContain(note);
    expect(commentsOf(merged)).toHaveLength(commentsOf(text).length + newComments);
    expect(parse(merged, reading)).toStrictEqual(expected(text));
    const ends = new Set(merged.match(/\r?\n/g));
    expect(ends).toEqual(new Set([text.includes("\r\n") ? "\r\n" : "\n"]));
  });

  test.for(oddFiles)("$form is done once", ({ text }) => {
    const merged = merge(text, additions);
    expect(merge(merged, additions)).toBe(merged);
  });

  test.for(refusedFiles)("$form is refused, with the reason", ({ text, because }) => {
    expect(() => merge(text, additions)).toThrow(new Unmergeable(because));
  });
});

describe("new lines stand", () => {
  test.for([
    {
      where: "behind the last token, as deep as the others",
      before: `config:
    x:y: '1' # as it is
    apple-ade:tokens:
        a: {tokenName: A}
        # b: none yet
    z:list:
    - A
`,
      after: `config:
    x:y: '1' # as it is
    apple-ade:tokens:
        a: {tokenName: A}
        new:
            tokenName: New, {1}
            renewBy: "2027-01-29" # Friday
            # owner: …
        # b: none yet
    z:list:
      - A
`,
    },
    {
      where: "between braces in a file of JSON",
      before: '{ "config": { "x:y": "A" } }\n',
      after: `{
  "config":
    {
      "x:y": "A",
      "apple-ade:tokens":
        {
          new:
            {
              tokenName: "New, {1}",
              renewBy: "2027-01-29" # Friday
            } # owner: …
        }
    }
}
`,
    },
  ])("$where", ({ before, after }) => {
    expect(merge(before, onlyToken)).toBe(after);
  });
});
