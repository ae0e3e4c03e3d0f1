import { execFileSync } from "node:child_process";
import { Config, getStack, type Output, RunError, runtime } from "@pulumi/pulumi";
import { declarationsFromConfig } from "./declarations-from-config.ts";

/** What a person needs to go on. */
export interface AzureOutputs {
  readonly clientId: Output<string>;
  /** Run it once, as an administrator who may grant application permissions. */
  readonly grantCommand: Output<string>;
  readonly jobName?: Output<string>;
}

/**
 * Deploys what the stack's configuration asks for under `apple-ade:azure`: an identity for
 * pipelines, a daily check. Without it nothing of `@pulumi/azure-native` is loaded, and the result
 * is `undefined`. Rejects with one error when nobody is signed in to Azure.
 */
export async function azureFromConfig(): Promise<AzureOutputs | undefined> {
  const { azure: settings, tenant } = declarationsFromConfig();
  if (settings === undefined) return undefined;
  assertSignedIn(process.env);
  const { deploy } = await import("./azure/deploy.ts");
  const ours = Object.entries(runtime.allConfig()).filter(([key]) => key.startsWith("apple-ade:"));
  return deploy({
    settings,
    stack: getStack(),
    graph: tenant.graph.endpoint,
    config: Object.fromEntries(ours),
  });
}

/** By which azure-native signs in as an application, besides Azure CLI. */
const asApplication = ["clientId", "useMsi", "useOidc"] as const;
const inEnvironment = ["ARM_CLIENT_ID", "ARM_USE_MSI", "ARM_USE_OIDC"] as const;

/** The provider's own error comes late, and names neither the key nor the way on. */
function assertSignedIn(env: NodeJS.ProcessEnv): void {
  const config = new Config("azure-native");
  if (asApplication.some((key) => config.get(key) !== undefined)) return;
  if (inEnvironment.some((key) => env[key])) return;
  try {
    execFileSync("az", ["account", "show"], {
      stdio: "ignore",
      shell: process.platform === "win32",
    });
  } catch {
    throw new RunError(
      [
        "apple-ade:azure: nobody is signed in to Azure, so what it asks for cannot be previewed or deployed.",
        "  A person: az login, and az account set --subscription …",
        "  A pipeline: azure/login with a subscription-id, or ARM_CLIENT_ID, ARM_TENANT_ID, ARM_SUBSCRIPTION_ID and ARM_USE_OIDC=true",
        "  Reading Intune is another sign-in and is not affected. Without apple-ade:azure this stack needs no Azure.",
      ].join("\n"),
    );
  }
}
