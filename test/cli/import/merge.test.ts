import { describe, expect, it, test } from "vitest";
import { parse } from "yaml";
import { merge } from "../../../cli/import/merge.ts";
import { Unmergeable } from "../../../cli/import/stack-document.ts";
import { added, additions, contains, token } from "./additions.ts";
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
    expect(contains(merged, text)).toBe(true);
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
      where: "behind the last token, its comments, and before those of the next section",
      before: `config:
  apple-ade:tokens:
    a: # first
      tokenName: A

      # end of a
    # b: none yet

  # of the next section
  x:y: 1
`,
      after: `config:
  apple-ade:tokens:
    a: # first
      tokenName: A

      # end of a
    # b: none yet
    new:
      tokenName: New, {1}
      renewBy: "2027-01-29" # Friday
      # owner: …

  # of the next section
  x:y: 1
`,
    },
    {
      where: "before the comments at a file's end that are no part of the section",
      before: "config:\n  apple-ade:tokens:\n    a: {tokenName: A}\n  # config\n# file\n",
      after: `config:
  apple-ade:tokens:
    a: {tokenName: A}
    new:
      tokenName: New, {1}
      renewBy: "2027-01-29" # Friday
      # owner: …
  # config
# file
`,
    },
    {
      where: "as deep as the others",
      before: "config:\n    apple-ade:tokens:\n     a:\n       tokenName: A\nsalt: v1\n",
      after: `config:
    apple-ade:tokens:
     a:
       tokenName: A
     new:
         tokenName: New, {1}
         renewBy: "2027-01-29" # Friday
         # owner: …
salt: v1
`,
    },
    {
      where: "behind a section that ends a file without a last line's end",
      before: "config:\n  x:y: 1 # last",
      after: `config:
  x:y: 1 # last
  apple-ade:tokens:
    new:
      tokenName: New, {1}
      renewBy: "2027-01-29" # Friday
      # owner: …`,
    },
    {
      where: "between empty braces",
      before: "config:\n  apple-ade:tokens: {} # none\n",
      after: `config:
  apple-ade:tokens: {
      new: {
        tokenName: "New, {1}",
        renewBy: "2027-01-29", # Friday
        # owner: …
      },
    } # none
`,
    },
    {
      where: "before a brace of its own line, behind a comma that was missing",
      before: "config: {\n  apple-ade:tokens: {\n    a: {tokenName: A} # a\n    # b\n  }\n}\n",
      after: `config: {
  apple-ade:tokens: {
    a: {tokenName: A}, # a
    # b
    new: {
      tokenName: "New, {1}",
      renewBy: "2027-01-29", # Friday
      # owner: …
    },
  }
}
`,
    },
    {
      where: "in a file of JSON, which stays YAML",
      before: '{\n  "config": {\n    "apple-ade:tenant": "A"\n  }\n}\n',
      after: `{
  "config": {
    "apple-ade:tenant": "A",
    apple-ade:tokens: {
      new: {
        tokenName: "New, {1}",
        renewBy: "2027-01-29", # Friday
        # owner: …
      },
    },
  }
}
`,
    },
    {
      where: "as deep as others in a file of JSON",
      before: '{\n  "config": {\n    "apple-ade:tokens": {}\n  }\n}\n',
      after: `{
  "config": {
    "apple-ade:tokens": {
      new: {
        tokenName: "New, {1}",
        renewBy: "2027-01-29", # Friday
        # owner: …
      },
    }
  }
}
`,
    },
  ])("$where", ({ before, after }) => {
    expect(merge(before, onlyToken)).toBe(after);
  });

  it("under their sections, where both sections end at one place", () => {
    expect(merge("config:\n  apple-ade:tokens:\n    a: {tokenName: A}\n", additions)).toBe(
      `config:
  apple-ade:tokens:
    a: {tokenName: A}
    new:
      tokenName: New, {1}
      renewBy: "2027-01-29" # Friday
      # owner: …
  apple-ade:pushCertificate:
    renewBy: "2027-01-29" # Friday
`,
    );
  });
});
