import { parse } from "yaml";
import { z } from "zod";
import { type StackConfig, stackFile } from "../../demo/scenarios/stack-config.ts";
import { endMark } from "../../stack/azure/job-contract.ts";
import { applicationId, deployedCheck, only } from "../stack/azure/deployed.ts";

const job = z.object({
  configuration: z.object({
    secret: z.object({ secrets: z.array(z.object({ name: z.string(), value: z.string() })) }),
  }),
  template: z.object({
    containers: z.tuple([
      z.object({
        command: z.array(z.string()),
        env: z.array(
          z.object({
            name: z.string(),
            value: z.string().optional(),
            secretRef: z.string().optional(),
          }),
        ),
      }),
    ]),
  }),
});

/** What the job of a stack runs, and the environment that Container Apps makes of its template. */
export async function containerOf(config: Readonly<Record<string, string>>) {
  return containerIn(await deployedCheck({}, { config }));
}

/** The same of a job for customers, by the texts of their stack files. */
export async function customersOf(files: Readonly<Record<string, string>>) {
  const stacks = Object.keys(files);
  const named = stacks.map((stack) => [`Pulumi.${stack}.yaml`, files[stack] ?? ""]);
  return containerIn(
    await deployedCheck(
      { customers: { applicationId, stacks } },
      { stack: "provider", files: Object.fromEntries(named) },
    ),
  );
}

function containerIn({ resources }: Awaited<ReturnType<typeof deployedCheck>>) {
  const { configuration, template } = job.parse(only(resources, "app:Job").inputs);
  const secrets = new Map(configuration.secret.secrets.map(({ name, value }) => [name, value]));
  const [{ command, env }] = template.containers;
  return {
    command,
    env: Object.fromEntries(
      env.map(({ name, value, secretRef }) => [name, value ?? secrets.get(secretRef ?? "") ?? ""]),
    ),
  };
}

/** As Pulumi hands over what a stack file declares. */
export function configOf(declared: StackConfig, endpoint: string): Record<string, string> {
  const { config } = z
    .object({ config: z.record(z.string(), z.unknown()) })
    .parse(parse(stackFile(declared, endpoint)));
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      key,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  );
}

/** How the log of a check with that exit status ends. */
export function markOf(status: number): string {
  return `${endMark("contoso")} ${status}`;
}

export function lastLineOf(text: string): string | undefined {
  return text.trimEnd().split("\n").at(-1);
}
