import { describe, expect, it } from "vitest";
import { explain } from "../../../cli/explain/explain.ts";
import { withoutPaths } from "../../../cli/explain/pages.ts";
import { catalog } from "../../../policy/catalog.ts";
import { kinds } from "../../../policy/wire/kinds.ts";
import { syncErrorRows } from "../../../policy/sync/errors.ts";

const rows = Object.entries(syncErrorRows).map(([name, row]) => ({ name, ...row }));

function textOf(topic: string): string {
  const explanation = explain(topic);
  if ("unknown" in explanation) throw new Error(`unknown: ${explanation.unknown}`);
  return explanation.text;
}

/** Without line ends. */
function wordsOf(topic: string): string {
  return textOf(topic).replaceAll(/\s+/g, " ");
}

function suggestions(topic: string): readonly string[] | undefined {
  const explanation = explain(topic);
  return "unknown" in explanation ? explanation.suggestions : undefined;
}

describe("explain a policy", () => {
  it.for(catalog)(
    "$name: its page, without what only the documentation's generator reads",
    ({ name }) => {
      expect(textOf(name)).toMatch(new RegExp(`^# .* \\(\`${name}\`\\)\\n`));
      expect(textOf(name)).toContain("\n## How to fix it\n");
      expect(textOf(name)).not.toContain("<!--");
    },
  );

  it.for([
    "docs/policies/ade-token-exists.md",
    " ADE-Token-Exists ",
    "ade-token-exists.md#how-to-fix-it",
  ])("takes %j for ade-token-exists", (topic) => {
    expect(textOf(topic)).toBe(textOf("ade-token-exists"));
  });
});

describe("explain a page of the documentation", () => {
  it.for([
    ["sign-in", "# Sign"],
    ["docs/sign-in.md#where-it-runs", "# Sign"],
    ["policies", "# Policies"],
    ["SECURITY.md", "# Security"],
  ] as const)("%s", ([topic, heading]) => {
    expect(textOf(topic).slice(0, heading.length)).toBe(heading);
  });
});

function command(topic: string): string {
  return `(\`npx --no-install apple-ade explain ${topic}\`)`;
}

describe("a link of a page that explain shows", () => {
  it.for([
    {
      to: "a policy that it names",
      link: "[`ade-acknowledged`](ade-acknowledged.md)",
      is: "`ade-acknowledged`",
    },
    {
      to: "a policy",
      link: "[accept](ade-acknowledged.md#a)",
      is: `accept ${command("ade-acknowledged")}`,
    },
    {
      to: "the folder's index",
      link: "[accept](README.md#a)",
      is: `accept ${command("policies")}`,
    },
    { to: "another page", link: "[sign in](../sign-in.md#a)", is: `sign in ${command("sign-in")}` },
    {
      to: "a page of the root",
      link: "[security](../../SECURITY.md)",
      is: `security ${command("SECURITY")}`,
    },
    { to: "a file that explain does not show", link: "[test](../../test/a.ts)", is: "test" },
    { to: "itself", link: "[above](#a)", is: "above" },
    {
      to: "the web",
      link: "[Graph](https://graph.microsoft.com/a)",
      is: "[Graph](https://graph.microsoft.com/a)",
    },
  ])("to $to leads there", ({ link, is }) => {
    expect(withoutPaths({ path: "docs/policies/a.md", text: link })).toBe(is);
  });

  it.for(catalog)("$name: no path is left", ({ name }) => {
    expect(textOf(name)).not.toMatch(/\]\((?!https:)/);
  });
});

describe("explain a sync error code", () => {
  it("says of 0 and 3 what they mean, and on what evidence", () => {
    expect(wordsOf("0")).toMatch(
      /the last sync succeeded.*## How sure this is High, though unpublished/,
    );
    expect(wordsOf("3")).toMatch(
      /seen when Apple's new terms wait.*Do not renew.*`ade-token-terms-accepted`.*not official/,
    );
  });

  it.for(["1", "2", "4", "11", "-1", "-2147483648", "2147483647"])(
    "claims nothing of %s, lists all rows and says how to teach it",
    (code) => {
      const words = wordsOf(code);
      expect(words).toContain(`Sync error code ${code}: undocumented`);
      for (const { name, label } of rows) expect(words).toContain(`| ${label} | \`${name}\` |`);
      expect(words).toContain(
        `"ade-token-sync-succeeds": { "codeMeanings": { "${code}": "NAME" } }, "ade-token-sync-restored-in-time"`,
      );
    },
  );

  it.for(["-2147483649", "2147483648", "9".repeat(30)])(
    "says that Graph never sends %s",
    (code) => {
      expect(wordsOf(code)).toContain(`${code}: not a sync error code`);
      expect(wordsOf(code)).not.toContain("codeMeanings");
    },
  );

  it.for([
    ["003", "3"],
    ["+3", "3"],
    ["-0", "0"],
    ["code 3", "3"],
  ] as const)("takes %s for %s", ([topic, code]) => {
    expect(textOf(topic)).toBe(textOf(code));
  });
});

describe("explain a row of Microsoft's table", () => {
  it.for(rows)("$name: cause, cure, who fixes it and the link", ({ name, label, cause, cure }) => {
    const words = wordsOf(name);
    expect(words).toMatch(new RegExp(`Who fixes it:\\*\\* (you|Microsoft's Intune support)`));
    expect(words).toContain(`- **Cause:** ${cause}. - **Cure:** ${cure} - **Who`);
    expect(words).toContain("#sync-token-errors-between-intune-and-ade");
    expect(textOf(label.toUpperCase())).toBe(textOf(name));
  });

  it("sends those to support who cannot fix it", () => {
    const bySupport = rows.filter(({ name }) => wordsOf(name).includes("fixes it:** Microsoft's"));
    expect(bySupport.map(({ name }) => name)).toEqual([
      "internal-server-error",
      "invalid-cursor",
      "cursor-expired",
      "required-cursor",
    ]);
    expect(wordsOf("expired-or-invalid-token")).toContain("you; if that fails, Microsoft's");
  });

  it("says how to teach its code, except of the terms, whose code is known", () => {
    expect(wordsOf("access-denied")).toContain('{ "N": "access-denied" }');
    expect(wordsOf("terms-not-accepted")).not.toContain("codeMeanings");
  });
});

describe("explain without a topic", () => {
  it("lists every policy once, a line each, in groups", () => {
    const lines = textOf("").split("\n");
    const named = lines.flatMap((line) => /^ {2}([a-z-]+) {2,}\S/.exec(line)?.[1] ?? []);
    expect(named.toSorted()).toEqual([...catalog, ...rows].map(({ name }) => name).toSorted());
    const titles = lines.filter((line) => /^\S/.test(line));
    expect(titles).toHaveLength(kinds.length + 4);
    expect([...titles.slice(0, 5), ...titles.slice(-2)]).toEqual([
      "The tenant",
      "An ADE token and its syncs",
      "Its profiles and devices",
      "The push certificate",
      "VPP tokens",
      "Sync errors",
      "apple-ade explain NAME shows one of them, for example: apple-ade explain 3",
    ]);
  });
});

describe("explain something unknown", () => {
  it.for([
    { topic: "acess-denied", names: ["access-denied"] },
    { topic: "ade-token-exits", names: ["ade-token-exists"] },
    { topic: "not-expird", names: ["ade-token-not-expired"] },
    { topic: "unambiguous", names: ["ade-token-unambiguous"] },
    { topic: "terms and conditions", names: ["ade-token-terms-accepted"] },
    { topic: "renewBy", names: ["ade-token-deadline-met"] },
    { topic: "3x", names: [] },
    { topic: "something else altogether", names: [] },
    { topic: "__proto__", names: [] },
  ])("suggests $names for $topic", ({ topic, names }) => {
    expect(suggestions(topic)?.slice(0, 1)).toEqual(names);
  });

  it("suggests no more than five", () => {
    expect(suggestions("token")).toHaveLength(5);
  });
});
