import { catalog } from "../../policy/catalog.ts";
import { kinds } from "../../policy/wire/kinds.ts";
import { syncErrorRows } from "../../policy/sync/errors.ts";

/** By a policy's name; the first that fits counts. */
const groups: readonly { readonly title: string; readonly names: RegExp }[] = [
  { title: "The tenant", names: /^ade-tenant-/ },
  { title: "An ADE token and its syncs", names: /^ade-token-/ },
  { title: "Its profiles and devices", names: /^(?:ade|company-portal)-/ },
  // ADE tokens have two.
  ...kinds.slice(1).map(({ noun, only, prefix }) => ({
    title: only ? `The ${only.short}` : `${noun}s`,
    names: new RegExp(`^${prefix}-`),
  })),
];

type Topic = readonly [name: string, about: string];

/** Every topic in groups, one line each. */
export function overview(): string {
  const ofPolicies = groups.map(({ title, names }) => ({
    title,
    topics: catalog
      .filter(({ name }) => groups.find((group) => group.names.test(name))?.names === names)
      .map(({ name, description }): Topic => [name, description]),
  }));
  const all = [...ofPolicies, { title: "Sync errors", topics: syncErrors }];
  const column = Math.max(...all.flatMap(({ topics }) => topics.map(([name]) => name.length))) + 4;
  const lines = all.flatMap(({ title, topics }) => [
    title,
    ...topics.map(([name, about]) => `  ${name}`.padEnd(column) + about),
    "",
  ]);
  return `${lines.join("\n")}\napple-ade explain NAME shows one of them, for example: apple-ade explain 3\n`;
}

const syncErrors: readonly Topic[] = [
  ["0, 3 or any number", "Graph's code of a token's last sync."],
  ...Object.entries(syncErrorRows).map(([name, { label }]): Topic => [name, `"${label}"`]),
];
