import { deploy } from "../../../stack/azure/deploy.ts";
import { azureSettings } from "../../../stack/azure/settings.ts";
import { clouds } from "../../../stack/graph/clouds.ts";
import { type Registered, registeredBy } from "./registered.ts";

export const image = "contoso.azurecr.io/apple-ade:0.1.0";
export const alert = { emails: ["endpoint@contoso.example"] };
export const subscription = "/subscriptions/5c9d1e2f-0000-4000-8000-000000000001";
export const registry = `${subscription}/resourceGroups/shared/providers/Microsoft.ContainerRegistry/registries/contoso`;
export const workspaceId = `${subscription}/resourceGroups/shared/providers/Microsoft.OperationalInsights/workspaces/log-shared`;
export const subnetId = `${subscription}/resourceGroups/shared/providers/Microsoft.Network/virtualNetworks/vnet-shared/subnets/snet-ade`;
export const actionGroupId = `${subscription}/resourceGroups/shared/providers/Microsoft.Insights/actionGroups/ag-on-call`;
export const applicationId = "7d1f0a2b-3c4d-4e5f-8a9b-0c1d2e3f4a5b";

interface Given {
  readonly graph?: string;
  readonly config?: Readonly<Record<string, string>>;
  readonly stack?: string;
  /** The project's files. */
  readonly files?: Readonly<Record<string, string>>;
}

/** What `apple-ade:azure` deploys, besides its region. */
export function deployed(
  azure: object,
  { graph = clouds.global.origin, config = {}, stack = "contoso", files = {} }: Given = {},
): ReturnType<typeof registeredBy<ReturnType<typeof deploy>>> {
  const settings = azureSettings.parse({ location: "westeurope", ...azure });
  const written = {
    project: files["Pulumi.yaml"] ?? "",
    stack(name: string) {
      const file = `Pulumi.${name}.yaml`;
      return { file, text: files[file] };
    },
  };
  return registeredBy(() => deploy({ settings, stack, files: written, graph, config }));
}

/** What a daily check deploys, into a resource group that exists. */
export function deployedCheck(scheduledCheck: object = {}, given?: Given) {
  return deployed(
    { resourceGroup: "endpoint", scheduledCheck: { image, alert, ...scheduledCheck } },
    given,
  );
}

/** The only resource of a type of azure-native. */
export function only(resources: readonly Registered[], type: string): Registered {
  const [found, ...others] = resources.filter((each) => each.type === `azure-native:${type}`);
  if (found === undefined || others.length > 0) throw new Error(`Not one ${type}.`);
  return found;
}

/** What there is, below what and after what: `type::name in parent after others`. */
export function outline(resources: readonly Registered[]): string {
  return resources
    .map(
      ({ type, name, parent, after = [] }) =>
        `${type}::${name}${parent === undefined ? "" : `\n  in ${parent}`}${after
          .map((each) => `\n  after ${each}`)
          .join("")}`,
    )
    .join("\n");
}
