import { execFileSync } from "node:child_process";
import { relative } from "node:path";
import { Config, getRootDirectory, getStack, RunError, runtime } from "@pulumi/pulumi";
import type { ProjectFiles } from "./azure/customers.ts";
import type { AzureOutputs } from "./azure/outputs.ts";
import { missingSignIn } from "./azure/sign-in.ts";
import { connected } from "./declaration/resources.ts";
import { configuration } from "./resources/stack-configuration.ts";
import { projectIn, stackFileIn, textOf } from "./stack-file.ts";

/**
 * Deploys what the stack's configuration asks for under `apple-ade:azure`: an identity for
 * pipelines, a daily check. Without it nothing of `@pulumi/azure-native` is loaded, and the result
 * is `undefined`. Rejects with one error when that is not installed, or cannot sign in to Azure.
 */
export async function azureFromConfig(): Promise<AzureOutputs | undefined> {
  const { azure: settings, graph } = configuration();
  if (settings === undefined) return undefined;
  const { deploy } = await deployment();
  assertSignedIn(process.env);
  const ours = Object.entries(runtime.allConfig()).filter(([key]) => key.startsWith("apple-ade:"));
  return deploy({
    settings,
    stack: getStack(),
    files: filesIn(getRootDirectory()),
    graph: connected(graph).endpoint,
    config: Object.fromEntries(ours),
  });
}

function filesIn(folder: string): ProjectFiles {
  return {
    project: textOf(projectIn(folder) ?? "") ?? "",
    stack(name) {
      const file = stackFileIn(folder, name);
      return { file: relative(folder, file), text: textOf(file) };
    },
  };
}

/** The version that this was tested with, also in `peerDependencies`. */
const azureNative = "@pulumi/azure-native@3.28.0";

async function deployment() {
  try {
    return await import("./azure/deploy.ts");
  } catch (error) {
    if (!/Cannot find (?:package|module) '@pulumi\/azure-native/.test(String(error))) throw error;
    throw new RunError(
      `apple-ade:azure: what it asks for is deployed by @pulumi/azure-native, which is not installed: npm install ${azureNative}`,
    );
  }
}

/** The provider's own error comes late, and names neither the key nor the way on. */
function assertSignedIn(env: NodeJS.ProcessEnv): void {
  const config = new Config("azure-native");
  const problem = missingSignIn((key, variable) => config.get(key) ?? env[variable], account);
  if (problem === undefined) return;
  throw new RunError(
    [
      `apple-ade:azure: ${problem}, so what it asks for cannot be previewed or deployed.`,
      "  A person: az login, and az account set --subscription …",
      "  A pipeline: azure/login with a subscription-id, or ARM_CLIENT_ID, ARM_TENANT_ID, ARM_SUBSCRIPTION_ID and ARM_USE_OIDC=true",
      "  Reading Intune is another sign-in and is not affected. Without apple-ade:azure this stack needs no Azure.",
    ].join("\n"),
  );
}

function account(): string | undefined {
  try {
    return execFileSync("az", ["account", "show"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      shell: process.platform === "win32",
    });
  } catch {
    return undefined;
  }
}
