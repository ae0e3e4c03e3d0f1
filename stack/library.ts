export type {
  Acknowledgement,
  AdeTenantArgs,
  AdeTokenArgs,
  AdeTokenDeclaration,
  ApplePushCertificateArgs,
  ApplePushCertificateDeclaration,
  DeclaredToken,
  DeviceSettings,
  GraphSettings,
  IgnoredToken,
  VppTokenArgs,
  VppTokenDeclaration,
} from "./args.ts";
export { AdeTenant, AdeToken, ApplePushCertificate, VppToken } from "./resources.ts";
export { azureFromConfig } from "./azure-from-config.ts";
export type { AzureOutputs } from "./azure/outputs.ts";
export { tenantFromConfig } from "./tenant-from-config.ts";
