import { openWorkspace, type PulumiWorkspace } from "../demo/pulumi-workspace.ts";
import { contoso, member } from "../demo/scenarios/contoso.ts";
import { relativeTo } from "../demo/scenarios/scenario.ts";
import { type DemoTenant, startDemoTenant } from "../demo/server.ts";

export interface Fleet extends AsyncDisposable {
  readonly tenant: DemoTenant;
  readonly workspace: PulumiWorkspace;
}

export function tokensOf(count: number): readonly ReturnType<typeof member>[] {
  return Array.from({ length: count }, (_, index) =>
    member({ key: `token-${index}`, tokenName: `Token ${index}` }),
  );
}

/**
 * A stack with as many healthy tokens, which are in the demo tenant.
 * @param project the folder of its `Pulumi.yaml`; this project's unless given
 */
export async function openFleet(tokens: number, project?: string): Promise<Fleet> {
  const scenario = contoso({
    name: "fleet",
    title: "Healthy tokens",
    members: tokensOf(tokens),
  });
  const now = new Date();
  const tenant = await startDemoTenant({ scenario, now });
  const workspace = openWorkspace(tenant, project);
  workspace.configure(scenario.config(relativeTo(now)), tenant.endpoint);
  return {
    tenant,
    workspace,
    async [Symbol.asyncDispose]() {
      workspace[Symbol.dispose]();
      await tenant.close();
    },
  };
}
