import { existsSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { z } from "zod";
import { Refusal } from "../refusal.ts";
import type { Project } from "./files.ts";
import { type Pipeline, pipelines } from "./pipelines.ts";

/** What was said on the command line. */
export interface Given {
  readonly stack?: string;
  readonly tenantId?: string;
  readonly backend?: string;
  readonly pipeline?: Pipeline;
  readonly demo?: boolean;
}

/** Asks a person; `undefined` where there is none to ask. */
export type Ask = ((question: string) => Promise<string>) | undefined;

const stackName = "a short name for the tenant, such as contoso: letters, digits and - _ .";

const wanted = z.object({
  stack: z.string(stackName).regex(/^[\w.-]{1,100}$/, stackName),
  tenantId: z
    .guid("the id of the Entra tenant, such as 3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10")
    .optional(),
  backend: z
    .string()
    .regex(/^[a-z0-9]+:\/\/\S+$/, "an address, such as azblob://state?storage_account=contosostate")
    .optional(),
  pipeline: z.enum(pipelines, `one of ${pipelines.join(", ")}`),
});

/** The project that the answers describe. Throws a `Refusal` that names every wrong one. */
export async function projectOf(
  folder: string,
  { demo = false, ...given }: Given,
  ask: Ask,
  isModule: boolean,
): Promise<Project> {
  const or = async (value: string | undefined, question: string, without?: string) =>
    value ?? ((await ask?.(question)) || without);
  const stack = await or(
    given.stack,
    "A short name for the tenant, such as contoso:",
    demo ? "demo" : undefined,
  );
  // The id stands in the stack's file once that is written.
  const isWritten = existsSync(join(folder, `Pulumi.${stack ?? ""}.yaml`));
  const needsTenant = !demo && !isWritten;
  const tenantId = needsTenant
    ? await or(given.tenantId, "The id of the Entra tenant:")
    : given.tenantId;
  const place = "Where Pulumi keeps its state (nothing: where it is signed in):";
  const backend = demo ? (given.backend ?? "file://.") : await or(given.backend, place);
  const pipeline = await or(
    given.pipeline ?? (demo ? "none" : undefined),
    `A pipeline (${pipelines.join(", ")}; nothing: none):`,
    "none",
  );
  const { data, error } = wanted.safeParse({ stack, tenantId, backend, pipeline });
  const problems = [
    ...(error?.issues ?? []).map(({ path, message }) => `${flagOf(path[0])}: ${message}`),
    ...(needsTenant && tenantId === undefined
      ? ["--tenant-id: the id of the Entra tenant, or --demo"]
      : []),
    ...(demo && pipeline !== "none"
      ? ["--pipeline: no pipeline reaches the demo tenant on this machine; leave it out"]
      : []),
  ];
  if (data === undefined || problems.length > 0)
    throw new Refusal("init wrote nothing. It needs:", problems);
  return {
    ...data,
    tenantId: data.tenantId,
    backend: data.backend,
    name: nameOf(folder),
    isDemo: demo,
    isModule,
  };
}

function flagOf(key: unknown): string {
  return `--${String(key).replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** A name that Pulumi and npm both take. */
function nameOf(folder: string): string {
  const name = basename(resolve(folder))
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, "-");
  return name.replaceAll(/^-+|-+$/g, "").slice(0, 100) || "apple-ade";
}
