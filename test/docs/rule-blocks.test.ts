import { describe, expect, it } from "vitest";
import { generate, levelIn, type Sources } from "../../docs/rule-blocks.ts";
import type { Policy } from "../../policy/pack/policy.ts";

const policy: Policy = {
  name: "ade-token-blue",
  description: "An ADE token must be blue.",
  enforcementLevel: "mandatory",
  severity: "low",
  action: "paint it",
  type: "example:AdeToken",
  config: {
    maxShades: { type: "integer", minimum: 1, maximum: 9, default: 3, description: "Most shades." },
    names: {
      type: "object",
      additionalProperties: { enum: ["azure", "navy"] },
      default: {},
      description: "Names of shades.",
    },
  },
  judge: () => ({ verdict: undefined }),
};
const sources: Sources = {
  policies: [policy],
  profiles: { "quiet.json": { all: "advisory" }, "loud.json": {} },
};
const pages = {
  "README.md": "# Policies\n\n<!-- policies -->\n<!-- /policies -->\n",
  "ade-token-blue.md":
    "# Old\n\nThe token is not blue.\n\n<!-- rule -->\nold\n<!-- /rule -->\n\n## What it means\n",
};

describe("generate", () => {
  it("writes the title and the rule block of a page, and leaves the rest", () => {
    expect(generate(pages, sources)["ade-token-blue.md"]).toMatchInlineSnapshot(`
      "# An ADE token must be blue (\`ade-token-blue\`)

      The token is not blue.

      <!-- rule -->

      | level     | severity | checks             | in \`quiet.json\` | in \`loud.json\` |
      | --------- | -------- | ------------------ | --------------- | -------------- |
      | mandatory | low      | \`example:AdeToken\` | advisory        | mandatory      |

      | configuration property | default | allowed                 | meaning          |
      | ---------------------- | ------- | ----------------------- | ---------------- |
      | \`maxShades\`            | \`3\`     | 1 to 9                  | Most shades.     |
      | \`names\`                | \`{}\`    | a map to any of 2 names | Names of shades. |

      <!-- /rule -->

      ## What it means
      "
    `);
  });

  it("says when there is nothing to configure", () => {
    const { config: _, ...plain } = policy;
    expect(generate(pages, { ...sources, policies: [plain] })["ade-token-blue.md"]).toContain(
      "Configuration properties: none.",
    );
  });

  it("writes the index from the pages' first paragraphs", () => {
    expect(generate(pages, sources)["README.md"]).toMatchInlineSnapshot(`
      "# Policies

      <!-- policies -->

      | policy                                | level     | severity | when it is violated    |
      | ------------------------------------- | --------- | -------- | ---------------------- |
      | [\`ade-token-blue\`](ade-token-blue.md) | mandatory | low      | The token is not blue. |

      <!-- /policies -->
      "
    `);
  });

  it("changes nothing the second time", () => {
    const once = generate(pages, sources);
    expect(generate(once, sources)).toEqual(once);
  });

  it.for([
    { when: "a page is missing", pages: { "README.md": pages["README.md"] } },
    { when: "a page has no rule block", pages: { ...pages, "ade-token-blue.md": "# Old\n" } },
  ])("names the page when $when", ({ pages: broken }) => {
    expect(() => generate(broken, sources)).toThrow("ade-token-blue.md");
  });
});

describe("levelIn", () => {
  it.for([
    { when: "nothing is said of it", profile: {}, level: "mandatory" },
    { when: "all is set", profile: { all: "advisory" }, level: "advisory" },
    {
      when: "it is named beside all",
      profile: { all: "advisory", [policy.name]: "disabled" },
      level: "disabled",
    },
  ])("is $level when $when", ({ profile, level }) => {
    expect(levelIn(profile, policy)).toBe(level);
  });
});
