import { interpolate, RunError } from "@pulumi/pulumi";
import { parse } from "yaml";
import { readConfiguration } from "../declaration/from-config.ts";
import { configIn, handedOver, projectConfigIn } from "../written-config.ts";
import type { Cloud } from "../graph/clouds.ts";
import type { PipelineIdentity } from "./pipeline-identity.ts";
import type { ScheduledCheckSettings } from "./scheduled-check-settings.ts";

/** A stack, and its `apple-ade:` configuration from full key to text. */
interface Described {
  readonly stack: string;
  readonly config: Readonly<Record<string, string>>;
}

export type Checked = readonly Described[];

/** What is written in the project's folder. */
export interface ProjectFiles {
  readonly project: string;
  /** A stack's file, with its text where there is one. */
  readonly stack: (name: string) => { readonly file: string; readonly text?: string | undefined };
}

/** The stacks that a job checks: this one, or the customers'. Throws one error for each file. */
export function checkedBy(
  { customers }: ScheduledCheckSettings,
  own: Described,
  files: ProjectFiles,
): Checked {
  const stacks = customers?.stacks ?? [own.stack];
  return stacks.map((stack) => {
    const all = stack === own.stack ? own.config : configOf(stack, files);
    const { "apple-ade:azure": _, ...config } = all;
    return { stack, config };
  });
}

/** As Pulumi would hand it to the stack's own program: what the stack lacks, the project has. */
function configOf(stack: string, files: ProjectFiles): Described["config"] {
  const { file, text } = files.stack(stack);
  if (text === undefined)
    throw new RunError(
      `apple-ade:azure.scheduledCheck.customers.stacks: ${file} was not found beside Pulumi.yaml; correct the name, or leave it out.`,
    );
  const all = { ...projectConfigIn(parse(files.project)), ...configIn(parse(text)) };
  const ours = Object.entries(all).filter(([key]) => key.startsWith("apple-ade:"));
  const config = handedOver(Object.fromEntries(ours));
  const secret = Object.entries(config).find(([, each]) => /\{"secure":/.test(each));
  if (secret !== undefined)
    throw new RunError(
      `${file}: ${secret[0]} holds a Pulumi secret, which only that stack can decrypt; leave it out, or check that stack from its own job.`,
    );
  readConfiguration(config, stack, undefined, RunError);
  return config;
}

export type Customers = NonNullable<ScheduledCheckSettings["customers"]>;

/** What makes the application trust the identity, and the customers the application. */
export function trustOf(
  { applicationId }: Customers,
  checked: Checked,
  { principalId, tenantId }: PipelineIdentity,
  { exchangeAudience, authorityHost }: Cloud,
) {
  const issuer = interpolate`"issuer":"${authorityHost}/${tenantId}/v2.0","subject":"${principalId}"`;
  return {
    trustCommand: interpolate`az ad app federated-credential create --id ${applicationId} --parameters '{"name":"apple-ade-job",${issuer},"audiences":["${exchangeAudience}"]}'`,
    consent: Object.fromEntries(
      checked.map(({ stack, config }) => [
        stack,
        `${authorityHost}/${config["apple-ade:tenantId"]}/adminconsent?client_id=${applicationId}`,
      ]),
    ),
  };
}
