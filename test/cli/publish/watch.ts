import type { Entry } from "../../../cli/assess/report-entry.ts";
import type { Report, Tenant } from "../../../cli/assess/report.ts";
import { targets } from "../../../cli/publish/targets.ts";
import { entry, finding, report } from "../reports.ts";
import { openAzureDevOps } from "./azure-devops.ts";
import type { Forge } from "./forge.ts";
import { openGitHub } from "./github.ts";
import { openGitLab } from "./gitlab.ts";

/** Every service, and how the command calls what it publishes there. */
export const services = [
  { name: "GitHub", open: openGitHub, note: "github-pull-request", items: "github-issues" },
  { name: "GitLab", open: openGitLab, note: "gitlab-merge-request", items: "gitlab-issues" },
  {
    name: "Azure DevOps",
    open: openAzureDevOps,
    note: "azure-devops-pull-request",
    items: "azure-devops-work-items",
  },
] as const;

const effects = { fetch, sleep: () => Promise.resolve() };

/** Publishes the report; gives the sentences about what could not be. */
export function publish(target: string, { env }: Pick<Forge, "env">, published: Report) {
  const to = targets[target];
  if (to === undefined) throw new Error(`There is no target ${target}.`);
  return to({ report: published, env, effects, workItemType: "Task" });
}

/** The items of a scheduled run, and the service that they are kept in. */
export interface Watch extends AsyncDisposable {
  readonly forge: Forge;
  /** One run; only its own writes are in `forge.writes` then. */
  readonly run: (tenants: readonly Tenant[]) => Promise<readonly string[]>;
  readonly open: () => readonly string[];
  readonly said: () => readonly string[];
}

export async function openWatch({ open, items }: (typeof services)[number]): Promise<Watch> {
  const forge = await open();
  return {
    forge,
    run(tenants) {
      forge.writes.length = 0;
      return publish(items, forge, report({ tenants: [...tenants] }));
    },
    open: () => forge.items.filter(({ isOpen }) => isOpen).map(({ title }) => title),
    said: () => forge.said.map((each) => each.replace(/ (?:\(\[|<a ).*/, "")),
    [Symbol.asyncDispose]: () => forge[Symbol.asyncDispose](),
  };
}

const identity = { uid: "a1a1a1a1a1a1a1a1", key: "kiosk", name: "Kiosk iPads" };

export const healthyKiosk = entry(identity);

/** A token that blocks. */
export function kiosk(found: Parameters<typeof finding>[0] = {}): Entry {
  return entry({ ...identity, state: "blocked", findings: [finding(found)] });
}
