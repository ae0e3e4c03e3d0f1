import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

export const folder = join(import.meta.dirname, "../../../docs/pipelines");

type System = "github" | "azure-devops" | "gitlab";

/** A pipeline to copy. */
export interface Pipeline {
  readonly system: System;
  /** Relative to the folder of all pipelines. */
  readonly file: string;
  readonly text: string;
  readonly document: Readonly<Record<string, unknown>>;
}

/** What a step gives to a shell. */
export interface Script {
  readonly system: System;
  readonly name: string;
  readonly text: string;
  /** The variables of its environment that the pipeline sets. */
  readonly sets: readonly string[];
}

type Names = Readonly<Record<string, string>>;

export interface Step {
  readonly [key: string]: unknown;
  readonly env?: Names;
  readonly name?: string;
  readonly displayName?: string;
  readonly run?: string;
  readonly script?: string;
  readonly inputs?: { readonly inlineScript?: string };
}

export interface Job {
  readonly [key: string]: unknown;
  readonly env?: Names;
  readonly steps?: readonly Step[];
  readonly script?: readonly string[];
}

const files: readonly (readonly [System, string])[] = [
  ["github", "github/pull-request.yml"],
  ["github", "github/main.yml"],
  ["github", "github/scheduled.yml"],
  ["github", "github/several-tenants.yml"],
  ["azure-devops", "azure-devops/pull-request.yml"],
  ["azure-devops", "azure-devops/main.yml"],
  ["azure-devops", "azure-devops/scheduled.yml"],
  ["gitlab", "gitlab/.gitlab-ci.yml"],
];

export const pipelines: readonly Pipeline[] = files.map(([system, file]) => {
  const text = readFileSync(join(folder, file), "utf8");
  return { system, file, text, document: parse(text) as Pipeline["document"] };
});

/** Every script of a pipeline, in its order. */
export function scriptsOf({ system, document }: Pipeline): readonly Script[] {
  if (system === "gitlab") return gitlabScripts(document);
  return jobsOf(document["jobs"]).flatMap((job) =>
    (job.steps ?? []).flatMap(({ name, displayName, run, script, inputs, env }) => {
      const text = run ?? script ?? inputs?.inlineScript;
      if (text === undefined) return [];
      const sets = Object.keys({ ...job.env, ...env });
      return [{ system, name: name ?? displayName ?? text, text, sets }];
    }),
  );
}

export function scriptOf(file: string, name: string): Script {
  const pipeline = pipelines.find((each) => each.file === file);
  const found = pipeline && scriptsOf(pipeline).find((each) => each.name === name);
  if (found === undefined) throw new Error(`${file} has no script called ${name}`);
  return found;
}

interface Template {
  readonly before_script: readonly string[];
  readonly variables: Names;
  readonly id_tokens: Readonly<Record<string, unknown>>;
  readonly parallel: { readonly matrix: readonly Names[] };
}

/** As a runner joins them: what stands before each job's own script runs in the same shell. */
function gitlabScripts(document: Pipeline["document"]): readonly Script[] {
  const { ".apple-ade": template, ...jobs } = document;
  const { before_script: before, variables, id_tokens, parallel } = template as Template;
  const sets = Object.keys({ ...variables, ...id_tokens, ...parallel.matrix[0] });
  return Object.entries(jobs as Record<string, Job>).map(([name, job]) => ({
    system: "gitlab",
    name,
    text: [...before, ...(job.script ?? [])].join("\n"),
    sets,
  }));
}

/** Azure Pipelines repeats what stands below `each`, GitHub has its jobs by name. */
export function jobsOf(jobs: unknown): readonly Job[] {
  if (!Array.isArray(jobs)) return Object.values(jobs as Record<string, Job>);
  return jobs.flatMap((entry: Record<string, readonly Job[]>) => Object.values(entry).flat());
}
