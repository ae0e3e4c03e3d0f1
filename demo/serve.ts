import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { packageRoot } from "../cli/package-root.ts";
import { apiVersion } from "./server/managed-identity.ts";
import { openWorkspace, type PulumiWorkspace } from "./pulumi-workspace.ts";
import { relativeTo, type Scenario } from "./scenarios/scenario.ts";
import { listScenarios, parseServeArguments } from "./serve-options.ts";
import { startDemoTenant, type DemoTenant } from "./server.ts";

/** This project's folder; where the package is installed in another, that one's. */
const project = existsSync(join(packageRoot, "Pulumi.yaml")) ? packageRoot : process.cwd();

/** Plays a scenario until Ctrl-C. */
export async function runDemo(args: readonly string[]): Promise<void> {
  const request = parseServeArguments(args);
  switch (request.kind) {
    case "serve":
      if (existsSync(join(project, "Pulumi.yaml"))) await serve(request.scenario, request.port);
      else refuse("There is no Pulumi.yaml in this folder; run it in that of a Pulumi program.");
      break;
    case "list":
      console.log(listScenarios());
      break;
    case "mistake":
      refuse(request.message);
      break;
    default:
      request satisfies never;
  }
}

function refuse(message: string): void {
  console.error(`demo: ${message}`);
  process.exitCode = 2;
}

async function serve(scenario: Scenario, port: number): Promise<void> {
  const now = new Date();
  try {
    const tenant = await startDemoTenant({ scenario, now, port });
    const workspace = openWorkspace(tenant, project);
    stopOnSignal(tenant, workspace);
    workspace.configure(scenario.config(relativeTo(now)), tenant.endpoint);
    console.log(introduction(scenario, tenant, workspace));
  } catch (error) {
    console.error(`demo: the tenant did not start: ${String(error)}`);
    process.exit(1);
  }
}

function stopOnSignal(tenant: DemoTenant, workspace: PulumiWorkspace): void {
  const stop = async (): Promise<void> => {
    await tenant.close();
    workspace[Symbol.dispose]();
    console.log(`\nThe demo tenant is closed; requests answered: ${tenant.requests.length}.
In the other terminal: unset IDENTITY_ENDPOINT IDENTITY_HEADER PULUMI_BACKEND_URL PULUMI_CONFIG_PASSPHRASE`);
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

function introduction(
  scenario: Scenario,
  { endpoint, env }: DemoTenant,
  workspace: PulumiWorkspace,
): string {
  const file = relative(project, workspace.stackFile);
  const pack = relative(project, join(packageRoot, "policy"));
  const pulumi = project === packageRoot ? "npx pulumi" : "pulumi";
  const list = `${endpoint}/beta/deviceManagement/depOnboardingSettings`;
  return `The demo tenant is up at ${endpoint}
Scenario "${scenario.name}": ${scenario.title}. Ctrl-C ends it.

Sign in to it (in another terminal, in the project's folder):
  export IDENTITY_ENDPOINT=${env.IDENTITY_ENDPOINT}
  export IDENTITY_HEADER=${env.IDENTITY_HEADER}

Ask it:
  TOKEN=$(curl -s -H "X-IDENTITY-HEADER: $IDENTITY_HEADER" "$IDENTITY_ENDPOINT?api-version=${apiVersion}&resource=${endpoint}" | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
  curl -s -H "Authorization: Bearer $TOKEN" '${list}?$select=tokenName,tokenExpirationDateTime'

Check it against ${file}, which declares this scenario's tokens (edit it, and preview again):
  export PULUMI_BACKEND_URL=${workspace.env["PULUMI_BACKEND_URL"]} PULUMI_CONFIG_PASSPHRASE=
  ${pulumi} preview --stack demo --policy-pack ${pack} --config-file ${file}
  npx apple-ade check --stack demo --config-file ${file} --format text html=report.html`;
}

if (import.meta.main) await runDemo(process.argv.slice(2));
