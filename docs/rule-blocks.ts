import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { catalog } from "../policy/catalog.ts";
import type { ConfigSchema, Policy } from "../policy/pack/policy.ts";
import { table, withBlock } from "./blocks.ts";
import { familyPages } from "./family-pages.ts";
import { type Profile, profilesOf } from "./profiles.ts";

/** What the generated parts are made from. */
export interface Sources {
  readonly policies: readonly Policy[];
  /** By the name of the file. */
  readonly profiles: Readonly<Record<string, Profile>>;
}

/** The pack and its shipped profiles. */
const shipped: Sources = { policies: catalog, profiles: profilesOf(catalog) };

/** Text by the name of the file. */
export type Pages = Readonly<Record<string, string>>;

const index = "README.md";

/** The pages with their generated parts as they should be: titles, rule blocks and the index. */
export function generate(pages: Pages, { policies, profiles }: Sources): Pages {
  const generated: Record<string, string> = { ...pages };
  for (const policy of policies) {
    const file = fileOf(policy);
    const title = `# ${policy.description.replace(/\.$/, "")} (\`${policy.name}\`)`;
    const page = pageIn(pages, file).replace(/^# .*$/m, () => title);
    generated[file] = withBlock(file, page, "rule", ruleBlock(policy, profiles));
  }
  const rows = indexTable(policies, generated);
  generated[index] = withBlock(index, pageIn(pages, index), "policies", rows);
  return generated;
}

/** The policy's level under a shipped profile, as the engine applies it. */
export function levelIn(profile: Profile, { name, enforcementLevel }: Policy): string {
  return profile[name] ?? profile["all"] ?? enforcementLevel;
}

function fileOf({ name }: Policy): string {
  return `${name}.md`;
}

/** The paragraph below the title: when the policy is violated, in one line. */
function summaryOf(page: string): string {
  return page.split("\n\n", 2)[1] ?? "";
}

function ruleBlock(policy: Policy, profiles: Sources["profiles"]): string {
  const facts = table([
    ["level", "severity", "checks", ...Object.keys(profiles).map((name) => `in \`${name}\``)],
    [
      policy.enforcementLevel,
      policy.severity,
      `\`${policy.type}\``,
      ...Object.values(profiles).map((profile) => levelIn(profile, policy)),
    ],
  ]);
  const properties = Object.entries(policy.config ?? {});
  if (properties.length === 0) return `${facts}\n\nConfiguration properties: none.`;
  const rows = properties.map(([name, schema]) => [
    `\`${name}\``,
    `\`${JSON.stringify(schema.default)}\``,
    allowed(schema),
    schema.description ?? "",
  ]);
  return `${facts}\n\n${table([["configuration property", "default", "allowed", "meaning"], ...rows])}`;
}

function allowed({
  type,
  minimum,
  maximum,
  additionalProperties: values,
}: ConfigSchema[string]): string {
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${maximum}`;
  return typeof values === "object" && values.enum !== undefined
    ? `a map to any of ${values.enum.length} names`
    : String(type);
}

function indexTable(policies: readonly Policy[], pages: Pages): string {
  return table([
    ["policy", "level", "severity", "when it is violated"],
    ...policies.map((policy) => [
      `[\`${policy.name}\`](${fileOf(policy)})`,
      policy.enforcementLevel,
      policy.severity,
      summaryOf(pageIn(pages, fileOf(policy))),
    ]),
  ]);
}

function pageIn(pages: Pages, file: string): string {
  const page = pages[file];
  if (page === undefined) throw new Error(`${file} is missing`);
  return page;
}

/** The pages of a folder as they should be, by the names of their files. */
export function generateIn(folder: string): Pages {
  const files = readdirSync(folder).filter((file) => file.endsWith(".md"));
  const read = (file: string) => readFileSync(join(folder, file), "utf8");
  const written = Object.fromEntries(files.map((file) => [file, read(file)]));
  return generate({ ...written, ...familyPages(written) }, shipped);
}
