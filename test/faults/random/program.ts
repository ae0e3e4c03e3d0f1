import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import type { Operation, PulumiWorkspace } from "../../../demo/pulumi-workspace.ts";
import type { Seen } from "../run.ts";
import type { Stage } from "./stage.ts";
import { writeProject } from "../../pulumi-project.ts";

/** A team's own program, which declares many tenants at once. */
const program = `import { readFileSync } from "node:fs";
import { Recorded } from ${JSON.stringify(pathToFileURL(resolve("stack/resources/recorded.ts")))};

const tenants = JSON.parse(readFileSync(new URL("tenants.json", import.meta.url), "utf8"));
for (const resources of tenants) {
  let parent;
  for (const [name, kind, inputs] of resources) {
    const resource = new Recorded(kind, name, inputs, parent && { parent });
    parent ??= resource;
  }
}
`;

/** Begins the names of a tenant's resources. */
const prefixOf = (index: number) => `${index}: `;

/** A real preview of a program that declares all of the tenants. */
export function preview(
  { directory, run }: PulumiWorkspace,
  stages: readonly Pick<Stage, "resources">[],
): Promise<Operation> {
  const folder = join(directory, "program");
  writeProject(folder, program);
  const tenants = stages.map(({ resources }, index) =>
    resources.map(([name, ...rest]) => [`${prefixOf(index)}${name}`, ...rest]),
  );
  writeFileSync(join(folder, "tenants.json"), JSON.stringify(tenants));
  const pack = ["--policy-pack", resolve("policy")];
  return run(["preview", "--cwd", folder, ...pack], { env: { ADE_AS_OF: "" } });
}

const facts = z.looseObject({ live: z.record(z.string(), z.unknown()) });

/** What the operation shows of one of the tenants. */
export function seenIn({ events }: Operation, index: number): Seen {
  const prefix = prefixOf(index);
  const findings: Record<string, Record<string, string>> = {};
  const live: Record<string, z.infer<typeof facts>["live"]> = {};
  for (const { policyEvent, resourcePreEvent } of events) {
    const { urn = policyEvent?.resourceUrn ?? "", new: planned } = resourcePreEvent?.metadata ?? {};
    const name = urn.split("::").at(-1) ?? "";
    if (!name.startsWith(prefix)) continue;
    const key = name.slice(prefix.length);
    if (policyEvent) (findings[key] ??= {})[policyEvent.policyName] = policyEvent.message;
    if (planned) live[key] = facts.parse(planned.inputs).live;
  }
  return { findings, live, said: [] };
}

const diagnostic = z.object({
  diagnosticEvent: z.object({ severity: z.string(), message: z.string() }),
});

/** What the engine itself calls an error. */
export function errorsIn({ events }: Operation): readonly string[] {
  return events.flatMap((event) => {
    const { data } = diagnostic.safeParse(event);
    return data?.diagnosticEvent.severity === "error" ? [data.diagnosticEvent.message] : [];
  });
}
