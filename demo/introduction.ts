import { settingLine } from "../cli/shell.ts";
import { lookAhead } from "./deeds.ts";
import type { Memory } from "./memory.ts";
import type { Scenario } from "./scenarios/scenario.ts";
import type { DemoTenant } from "./server.ts";

const names = ["IDENTITY_ENDPOINT", "IDENTITY_HEADER"] as const;

/** What a person types to use the tenant, in the words of their shell. */
export function introduction(
  { name, title }: Scenario,
  { endpoint, env }: Pick<DemoTenant, "endpoint" | "env">,
  { startedAt, daysAhead }: Memory,
  { now, platform }: { readonly now: Date; readonly platform: NodeJS.Platform },
): string {
  return `The demo tenant is up at ${endpoint}
Scenario "${name}": ${title}.
Its dates count from ${startedAt}, and a restart keeps them; --fresh begins anew. Ctrl-C ends it.

Sign in to it, in another terminal:
${names.map((each) => `  ${settingLine(each, env[each], platform)}`).join("\n")}
Let a stack read it:
  npx --no-install pulumi config set --path apple-ade:graph.endpoint ${endpoint}

No project yet? npx --no-install apple-ade init --demo
Let something happen: npx --no-install apple-ade demo --help
${daysAhead === 0 ? "" : `\n${lookAhead(daysAhead, now)}\n`}`;
}

export function farewell(requests: number, platform: NodeJS.Platform): string {
  const forget =
    platform === "win32"
      ? `Remove-Item ${names.map((name) => `Env:${name}`).join(", ")}`
      : `unset ${names.join(" ")}`;
  return `
The demo tenant is closed; requests answered: ${requests}.
To sign in elsewhere, in the other terminal: ${forget}`;
}
