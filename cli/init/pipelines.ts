import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../package-root.ts";

export const pipelines = ["github", "azure-devops", "gitlab", "none"] as const;
export type Pipeline = (typeof pipelines)[number];

/** Where the package's files go in a project. */
const places: Readonly<Record<Pipeline, Readonly<Record<string, string>>>> = {
  github: {
    "docs/pipelines/github/pull-request.yml": ".github/workflows/apple-ade-gate.yml",
    "docs/pipelines/github/main.yml": ".github/workflows/apple-ade-record.yml",
    "docs/pipelines/github/scheduled.yml": ".github/workflows/apple-ade-watch.yml",
  },
  "azure-devops": {
    "docs/pipelines/azure-devops/apple-ade.yml": ".azure-pipelines/apple-ade.yml",
    "docs/pipelines/azure-devops/pull-request.yml": ".azure-pipelines/gate.yml",
    "docs/pipelines/azure-devops/main.yml": ".azure-pipelines/record.yml",
    "docs/pipelines/azure-devops/scheduled.yml": ".azure-pipelines/watch.yml",
  },
  gitlab: {
    "templates/apple-ade/template.yml": ".gitlab/apple-ade.yml",
    "docs/pipelines/gitlab/.gitlab-ci.yml": ".gitlab-ci.yml",
  },
  none: {},
};

/** The pipelines of a project, as the package has them, for its stack and tenant. */
export function pipelineFiles({
  pipeline,
  stack,
  tenantId = "",
}: {
  readonly pipeline: Pipeline;
  readonly stack: string;
  readonly tenantId: string | undefined;
}) {
  return Object.entries(places[pipeline]).map(([source, file]) => {
    const text = readFileSync(join(packageRoot, source), "utf8");
    const named = text.replaceAll(/\bcontoso\b/g, stack);
    return [file, named.replace(/(?<=tenant-id: )0[\d-]+$/m, tenantId || "$&")] as const;
  });
}
