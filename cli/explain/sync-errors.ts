import { docs, places } from "../../policy/text/places.ts";
import { termsCode } from "../../policy/sync/stage.ts";
import { type SyncErrorRow, syncErrorRows } from "../../policy/sync/errors.ts";

/** Markdown, to stand in a sentence. */
const microsoftsTable = `Microsoft's [table of sync errors](${docs.syncErrors})`;

const fixers = {
  you: "you",
  support: "Microsoft's Intune support; you open the case",
  youThenSupport: "you; if that fails, Microsoft's Intune support",
} as const;

type Row = readonly [name: string, row: SyncErrorRow];

/** The row that has this name, or this text in Intune. */
export function rowNamed(topic: string): Row | undefined {
  return Object.entries(syncErrorRows).find(([name, { label }]) =>
    [name, slug(label)].includes(slug(topic)),
  );
}

/** A row of Microsoft's table: cause, cure and who fixes it; Markdown. */
export function aboutRow([name, { label, cause, cure, fixedBy }]: Row): string {
  return `# ${label} (\`${name}\`)

A row of ${microsoftsTable}, in other words.

- **Cause:** ${cause}.
- **Cure:** ${cure}
- **Who fixes it:** ${fixers[fixedBy ?? "you"]}.
- **Afterwards:** ${places.tokenList} > the token > Devices > Sync, at most once in 15 minutes. The error clears with the next successful sync.

${name === "terms-not-accepted" ? termsRow : teaching("N", name)}`;
}

const termsRow = `## Its code

${termsCode} is seen with it, which is not official: \`apple-ade explain ${termsCode}\`. [\`ade-token-terms-accepted\`](ade-token-terms-accepted.md) checks it.
`;

/** How the policies learn what a code means; Markdown. */
function teaching(code: string, name: string): string {
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

const success = `# Sync error code 0: the last sync succeeded

Nothing is to be done. The policies about sync errors are silent; [\`ade-token-synced-recently\`](ade-token-synced-recently.md) still asks how long ago the last success was.

## How sure this is

High, though unpublished: a public capture shows 0 beside a success seconds after the sync was asked for, and all public monitoring code that was found reads it so.
`;

const terms = `# Sync error code ${termsCode}: seen when Apple's new terms wait

An administrator of the organisation accepts them in Apple Business or Apple School Manager; then ${places.tokenList} > the token > Devices > Sync. Do not renew the token: it is sound. Devices that are already assigned are not affected.

[\`ade-token-terms-accepted\`](ade-token-terms-accepted.md) warns at once, [\`ade-token-terms-accepted-in-time\`](ade-token-terms-accepted-in-time.md) blocks later. The row of Microsoft's table: \`terms-not-accepted\`.

## How sure this is

Good, but not official: Microsoft publishes no values. Public monitoring code reads ${termsCode} so, and a public capture shows it on an unexpired token whose syncs had stopped. Apple says [what waiting terms stop](${docs.terms}).
`;

/** What is known of a value of Graph's `lastSyncErrorCode`, with its evidence; Markdown. */
export function aboutCode(code: bigint): string {
  if (code === 0n) return success;
  if (code === BigInt(termsCode)) return terms;
  // Graph's type for the code is Int32.
  return BigInt.asIntN(32, code) === code ? undocumented(code) : impossible(code);
}

/** Nobody has published what it means: how to find out, and how to keep what was found. */
function undocumented(code: bigint): string {
  const rows = Object.entries(syncErrorRows).map(
    ([name, { label }]) => `| ${label} | \`${name}\` |`,
  );
  return `# Sync error code ${code}: undocumented

Nobody has published what Graph's \`lastSyncErrorCode\` ${code} means; only 0 (success) and ${termsCode} (Apple's terms wait) have evidence. The codes may follow the order of Microsoft's table. That is a guess, so nothing is assumed.

## Find out what it means

1. ${places.tokenList} > the token: read the text of the error.
2. Find that text here; \`apple-ade explain NAME\` shows its cause and fix.

| text in Intune | NAME |
| --- | --- |
${rows.join("\n")}

These are the rows of ${microsoftsTable}, in its order.

${teaching(String(code), "NAME")}`;
}

function impossible(code: bigint): string {
  return `# ${code}: not a sync error code

Graph's \`lastSyncErrorCode\` holds 32 bits, -2147483648 to 2147483647. Compare the number with the message, and with ${places.tokenList} > the token.
`;
}
