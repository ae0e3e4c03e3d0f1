import { expiring } from "../policy/catalog.ts";
import type { Family } from "../policy/expiring/family.ts";
import type { Policy } from "../policy/pack/policy.ts";
import { words } from "./family-words.ts";

const steps: Readonly<Record<string, string>> = {
  judged: "Run the check again; if it fails again, the tenant's own finding has the reason.",
  "expiry-known": "Compare with what Intune shows, and run the check again.",
};

/** The page of one condition of a kind, but for its title and its rule block. */
function pageOf({ kind, renewal }: Family, condition: string, policy: Policy): string {
  const { violated, means, checked } = words[condition] ?? {};
  if (!violated || !means) throw new Error(`docs/family-pages.ts says nothing of ${condition}`);
  const { ahead, lead, steps: renewing, docs } = renewal("", "its name");
  const level = policy.enforcementLevel === "advisory" ? "disabled" : "advisory";
  const own = policy.curedInCode
    ? `Correct its declaration under \`apple-ade:${kind.section}\`; the message has the lines.`
    : steps[condition];
  const fix = own ?? [lead, "", ...renewing.map((each, at) => `${at + 1}. ${each}`)].join("\n");
  return `# ${policy.name}

${violated(kind)}

<!-- rule -->

<!-- /rule -->

## What it means

${means(kind)}

## Why it matters

${ahead}

## How it is checked

- ${checked}
- Does not report while nothing is known of what it is about.

## How to fix it

${fix}

## How to accept it for a while

In the file that \`--policy-pack-config\` takes:

\`\`\`json
{ "${policy.name}": "${level}" }
\`\`\`

Pulumi ignores a misspelt name without a word: [make sure that it took effect](README.md#accept-a-finding-for-a-while).

## Where the facts come from

- Microsoft: [the renewal](${docs}).
- Our choice: the thresholds, as for [ADE tokens](ade-token-${condition}.md), whose page says more.

${generated}
`;
}

const generated = "<!-- from docs/family-pages.ts; without this line the page is its own -->";

/** The pages of the families that nobody has written for one kind alone, by their files. */
export function familyPages(pages: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.values(expiring).flatMap((family) =>
      family.policies.flatMap((policy) => {
        const file = `${policy.name}.md`;
        if (pages[file]?.includes(generated) === false) return [];
        return [[file, pageOf(family, policy.name.slice(family.kind.prefix.length + 1), policy)]];
      }),
    ),
  );
}
