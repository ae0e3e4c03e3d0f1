import { docs, places } from "../../policy/text/places.ts";
import { termsCode } from "../../policy/sync/stage.ts";
import { syncErrorRows } from "../../policy/sync/errors.ts";

/** Markdown, to stand in a sentence. */
export const microsoftsTable = `Microsoft's [table of sync errors](${docs.syncErrors})`;

const fixers = {
  you: "you",
  support: "Microsoft's Intune support; you open the case",
  youThenSupport: "you; if that fails, Microsoft's Intune support",
} as const;

/** By the table's own solutions. */
const fixedBy: Readonly<Record<string, keyof typeof fixers>> = {
  "expired-or-invalid-token": "youThenSupport",
  "access-denied": "you",
  "terms-not-accepted": "you",
  "internal-server-error": "support",
  "invalid-support-phone": "you",
  "invalid-profile-name": "you",
  "invalid-cursor": "support",
  "cursor-expired": "support",
  "required-cursor": "support",
  "apple-profile-not-found": "you",
  "invalid-department": "you",
};

/** The name of the row that has this name, or this text in Intune. */
export function rowNamed(topic: string): string | undefined {
  return Object.entries(syncErrorRows).find(([name, { label }]) =>
    [name, slug(label)].includes(slug(topic)),
  )?.[0];
}

/** A row of Microsoft's table: cause, cure and who fixes it; Markdown. */
export function aboutRow(name: string): string {
  const { label, cause, cure } = syncErrorRows[name] ?? { label: name, cause: "", cure: "" };
  const by = fixedBy[name];
  return `# ${label} (\`${name}\`)

A row of ${microsoftsTable}, in other words.

- **Cause:** ${cause}.
- **Cure:** ${cure}
- **Who fixes it:** ${by === undefined ? "not known" : fixers[by]}.
- **Afterwards:** ${places.tokenList} > the token > Devices > Sync, at most once in 15 minutes. The error clears with the next successful sync.

${name === "terms-not-accepted" ? termsRow : teaching("N", name)}`;
}

const termsRow = `## Its code

${termsCode} is seen with it, which is not official: \`apple-ade explain ${termsCode}\`. [\`ade-token-terms-accepted\`](ade-token-terms-accepted.md) checks it.
`;

/** How the policies learn what a code means; Markdown. */
export function teaching(code: string, name: string): string {
  return `## Teach its code

The table has no codes. Where your console shows the text beside code ${code}, note it for both policies, in the file that \`--policy-pack-config\` takes; their messages then carry the fix:

\`\`\`json
{
  "ade-token-sync-succeeds": { "codeMeanings": { "${code}": "${name}" } },
  "ade-token-sync-restored-in-time": { "codeMeanings": { "${code}": "${name}" } }
}
\`\`\`

[\`ade-token-sync-succeeds\`](ade-token-sync-succeeds.md) warns at once, [\`ade-token-sync-restored-in-time\`](ade-token-sync-restored-in-time.md) blocks later.
`;
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}
