import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Report, reportSchema } from "../../cli/assess/report.ts";
import { formats } from "../../cli/formats/catalog.ts";
import { parseEvent } from "../../cli/check/events.ts";
import { openWorkspace, type EngineEvent, type Operation } from "../../demo/pulumi-workspace.ts";
import { relativeTo, type Scenario } from "../../demo/scenarios/scenario.ts";
import type { StackConfig } from "../../demo/scenarios/stack-config.ts";
import { type DemoTenant, type DemoTenantOptions, startDemoTenant } from "../../demo/server.ts";
import { type Ended, runHere } from "../cli/in-process.ts";
import { startAppService } from "../stack/app-service.ts";
import { configOf } from "./job.ts";
import { expectSameFindings } from "./same-findings.ts";
import { nameOf } from "./stage.ts";
import { writeProject } from "../pulumi-project.ts";

export interface Member extends Partial<DemoTenantOptions> {
  readonly scenario: Scenario;
  /** Another than the tenant's own, which is declared and signed in to. */
  readonly endpoint?: string;
}

/** How `apple-ade check` ended, and what it wrote, by the format's name. */
export interface Reported extends Ended {
  readonly written: Readonly<Record<string, string>>;
  readonly report: Report;
}

/** Formats that say everything in words. */
export const worded = [
  "text",
  "markdown",
  "markdown-summary",
  "html",
  "junit",
  "github",
  "azure-devops",
];

/** What one operation says of many tenants. */
export interface Together<Name extends string> {
  readonly operation: Operation;
  /** The part about one of them, as if its stack's file had declared it alone. */
  readonly of: (name: Name) => Pick<Operation, "events">;
  /** What `apple-ade check` reports of one of them, in every format, from the operation's events. */
  readonly report: (name: Name, profile?: string) => Promise<Reported>;
  readonly tenants: Readonly<Record<Name, DemoTenant>>;
}

/** Many tenants in one stack: an operation costs seconds, a tenant more in it next to nothing. */
export interface Crowd<Name extends string> extends AsyncDisposable {
  readonly configs: Readonly<Record<Name, StackConfig>>;
  /** Of the tenants that are declared here: all, or those of this configuration. */
  readonly run: (
    args: readonly string[],
    declared?: Readonly<Partial<Record<Name, StackConfig>>>,
  ) => Promise<Together<Name>>;
}

const program = new URL("together-program.ts", import.meta.url).href;

export async function openCrowd<Name extends string>(
  members: Readonly<Record<Name, Member>>,
): Promise<Crowd<Name>> {
  const now = new Date();
  const identity = await startAppService();
  const all = await Promise.all(
    Object.entries<Member>(members).map(async ([name, { endpoint, ...options }]) => {
      const tenant = await startDemoTenant({ now, ...options });
      const origin = endpoint ?? tenant.endpoint;
      identity.serve(tenant, origin);
      return { name, tenant, origin, config: options.scenario.config(relativeTo(now)) };
    }),
  );
  const workspace = openWorkspace(identity);
  const folder = join(workspace.directory, "program");
  writeProject(folder, `import ${JSON.stringify(program)};\n`);
  const tenants = Object.fromEntries(all.map(({ name, tenant }) => [name, tenant]));
  const configs = Object.fromEntries(all.map(({ name, config }) => [name, config]));
  return {
    configs: configs as Crowd<Name>["configs"],
    async run(args, declared: Readonly<Partial<Record<string, StackConfig>>> = configs) {
      const written = all.flatMap(({ name, origin }) => {
        const config = declared[name];
        return config === undefined ? [] : [[name, configOf(config, origin)]];
      });
      writeFileSync(join(folder, "tenants.json"), JSON.stringify(Object.fromEntries(written)));
      const operation = await workspace.run([...args, "--cwd", folder], {
        env: { ADE_AS_OF: "" },
      });
      if (args[0] === "preview") expectSameFindings(operation, args, undefined);
      const of = (name: string) => ({
        events: operation.events.flatMap((event) => partOf(event, name)),
      });
      return {
        operation,
        of,
        report: (name, profile) => reported(of(name), profile),
        tenants: tenants as Together<Name>["tenants"],
      };
    },
    async [Symbol.asyncDispose]() {
      for (const { tenant } of all) await tenant.close();
      workspace[Symbol.dispose]();
      await identity[Symbol.asyncDispose]();
    },
  };
}

/** Previews many tenants at once, which are closed then. It passes if none of them blocks. */
export async function previewTogether<Name extends string>(
  members: Readonly<Record<Name, Member>>,
  ...args: readonly string[]
): Promise<Together<Name>> {
  await using crowd = await openCrowd(members);
  return await crowd.run(["preview", ...args]);
}

async function reported(
  { events }: Pick<Operation, "events">,
  profile?: string,
): Promise<Reported> {
  const folder = mkdtempSync(join(tmpdir(), "report-"));
  try {
    const file = join(folder, "events.json");
    writeFileSync(file, events.map((each) => JSON.stringify(each)).join("\n"));
    const wanted = formats.map(({ name }) => `${name}=${join(folder, name)}`);
    const judged = profile === undefined ? [] : ["--profile", profile];
    const args = ["check", "--events", file, ...judged, "--format", "text", ...wanted];
    const ended = await runHere(args, { PATH: process.env["PATH"] });
    const written = Object.fromEntries(
      formats.map(({ name }) => [name, readFileSync(join(folder, name), "utf8")]),
    );
    const report = reportSchema.parse(JSON.parse(written["json"] ?? ""));
    return { ...ended, written, report };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const anyName = /"(?:urn|resourceUrn)":"(urn:pulumi:[^"]+)"/;

/** What is about a member, under the names of its stack's file, or about no resource. */
function partOf(event: EngineEvent, member: string): readonly EngineEvent[] {
  const text = JSON.stringify(event);
  const name = nameOf(anyName.exec(text)?.[1] ?? member);
  if (name !== member && !name.startsWith(`${member}/`)) return [];
  const alone = text
    .replaceAll(`::${member}"`, '::demo"')
    .replaceAll(`::${member}/`, "::")
    .replaceAll(`"${member}/`, '"');
  const parsed = parseEvent(alone);
  return parsed === undefined ? [] : [parsed];
}
