import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { packageRoot } from "../cli/package-root.ts";
import { fileBackend } from "../cli/shell.ts";
import { type Operation, runPulumi, type RunOptions } from "./operation.ts";
import { type StackConfig, stackFile } from "./scenarios/stack-config.ts";
import type { DemoTenant } from "./server.ts";

export type { EngineEvent, Operation, RunOptions } from "./operation.ts";

/** The real Pulumi CLI on a project, with a throw-away state and stack file. */
export interface PulumiWorkspace extends Disposable {
  readonly directory: string;
  readonly stackFile: string;
  /** What a shell needs to run Pulumi on it. */
  readonly env: Readonly<Record<string, string>>;
  readonly configure: (config: StackConfig, endpoint: string) => void;
  readonly run: (args: readonly string[], options?: RunOptions) => Promise<Operation>;
}

/**
 * Makes a workspace with an empty stack `demo`; this project's lies below its ignored folder `.tmp`.
 * @param tenant whose managed identity the product signs in with
 * @param project the folder of a `Pulumi.yaml`
 */
export function openWorkspace(
  tenant: Pick<DemoTenant, "env">,
  project = packageRoot,
): PulumiWorkspace {
  const folder = project === packageRoot ? join(project, ".tmp") : tmpdir();
  mkdirSync(folder, { recursive: true });
  const directory = mkdtempSync(join(folder, "demo-"));
  const file = join(directory, "Pulumi.demo.yaml");
  writeStack(join(directory, "state", ".pulumi"), project);
  writeFileSync(file, salt);
  const env = { ...backend(directory), ...tenant.env };
  const run: PulumiWorkspace["run"] = (args, options = {}) => {
    // `pulumi stack export` and its like work on the state alone and know no stack file.
    const config = /^(?:stack|cancel)$/.test(args[0] ?? "") ? [] : ["--config-file", file];
    return runPulumi(
      [...args, "--stack", "demo", ...config],
      { ...env, ...options.env },
      { project, directory },
      options,
    );
  };
  return {
    directory,
    stackFile: file,
    env,
    configure: (config, endpoint) => writeFileSync(file, salt + stackFile(config, endpoint)),
    run,
    [Symbol.dispose]: () => rmSync(directory, { recursive: true, force: true }),
  };
}

/** Of the empty passphrase. */
const salt =
  "encryptionsalt: v1:udmLgFBvwnA=:v1:UQTJOBzlgvlKVqUN:uKSnQyg2mJmey1Ra3W0s4UWGsJtxOw==\n";

/** As `pulumi stack init` does, which takes as long as everything else before the first preview. */
function writeStack(state: string, project: string): void {
  const { name } = z
    .object({ name: z.string() })
    .parse(parse(readFileSync(join(project, "Pulumi.yaml"), "utf8")));
  const stacks = join(state, "stacks", name);
  mkdirSync(stacks, { recursive: true });
  writeFileSync(join(state, "meta.yaml"), "version: 1\n");
  const checkpoint = { stack: `organization/${name}/demo` };
  writeFileSync(join(stacks, "demo.json"), JSON.stringify({ version: 3, checkpoint }));
}

function backend(directory: string): Record<string, string> {
  return {
    PULUMI_BACKEND_URL: fileBackend(join(directory, "state")),
    PULUMI_CONFIG_PASSPHRASE: "",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    // An Azure login of this machine must not take part in a demonstration.
    AZURE_TENANT_ID: "",
    AZURE_CLIENT_ID: "",
    AZURE_CLIENT_SECRET: "",
    AZURE_TOKEN_CREDENTIALS: "",
    AZURESUBSCRIPTION_TENANT_ID: "",
    AZURESUBSCRIPTION_CLIENT_ID: "",
    AZURESUBSCRIPTION_SERVICE_CONNECTION_ID: "",
  };
}
