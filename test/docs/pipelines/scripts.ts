import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, parseAllDocuments } from "yaml";
import { expanded } from "./azure-template.ts";

export const root = join(import.meta.dirname, "../../..");

export type System = "github" | "azure-devops" | "gitlab";

type Document = Readonly<Record<string, unknown>>;

/** A pipeline, or what it is made of. */
export interface Pipeline {
  readonly system: System;
  /** Relative to the repository. */
  readonly file: string;
  readonly text: string;
  /** As the service reads it, with the parameters of a team. */
  readonly document: Document;
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

const read = (file: string) => readFileSync(join(root, file), "utf8");
const filesIn = (system: System) =>
  readdirSync(join(root, "docs/pipelines", system)).map(
    (name) => `docs/pipelines/${system}/${name}`,
  );

export const workflows: readonly Pipeline[] = filesIn("github").map((file) => of("github", file));
export const action = of("github", "action.yml");
export const azure: readonly Pipeline[] = filesIn("azure-devops")
  .filter((file) => !file.endsWith("/apple-ade.yml"))
  .map((file) => of("azure-devops", file));
export const component = of("gitlab", "templates/apple-ade/template.yml");
export const includes = of("gitlab", "docs/pipelines/gitlab/.gitlab-ci.yml");

/** Everything that a service runs. */
export const pipelines: readonly Pipeline[] = [...workflows, action, ...azure, component];

function of(system: System, file: string): Pipeline {
  const text = read(file);
  if (system === "azure-devops") return { system, file, text: both(text), document: used(text) };
  if (file !== "templates/apple-ade/template.yml")
    return { system, file, text, document: parse(text) as Document };
  const { include } = parse(read("docs/pipelines/gitlab/.gitlab-ci.yml")) as {
    include: readonly { readonly inputs: Names }[];
  };
  const filled = text.replaceAll(
    /\$\[\[ inputs\.([\w-]+) \]\]/g,
    (_, name: string) => include[0]?.inputs[name] ?? "node:24",
  );
  return { system, file, text, document: parseAllDocuments(filled)[1]?.toJS() as Document };
}

function template(): string {
  return read("docs/pipelines/azure-devops/apple-ade.yml");
}

function both(text: string): string {
  return `${text}\n---\n${template()}`;
}

/** A pipeline of Azure DevOps with the template's jobs in the place of its reference. */
function used(text: string): Document {
  const document = parse(text) as Document & { jobs: readonly { parameters: Document }[] };
  const jobs = document.jobs.flatMap(({ parameters }) => expanded(template(), parameters));
  return { ...document, jobs };
}

/** Every script of a pipeline, in its order. */
export function scriptsOf({ system, document }: Pipeline): readonly Script[] {
  if (system === "gitlab") return gitlabScripts(document);
  return jobsOf(document).flatMap((job) =>
    (job.steps ?? []).flatMap(({ name, displayName, run, script, inputs, env }) => {
      const text = run ?? script ?? inputs?.inlineScript;
      if (text === undefined) return [];
      const sets = Object.keys({ ...job.env, ...env });
      return [{ system, name: name ?? displayName ?? text, text, sets }];
    }),
  );
}

/** @param file its end is enough */
export function scriptOf(file: string, name: string): Script {
  const pipeline = pipelines.find((each) => each.file.endsWith(file));
  const found = pipeline && scriptsOf(pipeline).find((each) => each.name === name);
  if (found === undefined) throw new Error(`${file} has no script called ${name}`);
  return found;
}

/** As a runner joins them: what stands before each job's own script runs in the same shell. */
function gitlabScripts(document: Document): readonly Script[] {
  const { ".apple-ade-contoso": shared, ...jobs } = document as Readonly<
    Record<string, Job & { variables: Names; id_tokens: object; before_script: readonly string[] }>
  >;
  return Object.entries(jobs).map(([name, { variables, script = [] }]) => ({
    system: "gitlab",
    name,
    text: [...(shared?.before_script ?? []), ...script].join("\n"),
    sets: Object.keys({ ...shared?.variables, ...shared?.id_tokens, ...variables }),
  }));
}

/** An action counts as one job. */
export function jobsOf({ jobs, runs }: Document): readonly Job[] {
  return Object.values((jobs ?? [runs]) as Record<string, Job>);
}
