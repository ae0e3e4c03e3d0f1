export type {
  Acknowledgement,
  AdeTenantArgs,
  AdeTokenDeclaration,
  ApplePushCertificateDeclaration,
  DeviceSettings,
  GraphSettings,
  IgnoredToken,
  VppTokenDeclaration,
} from "./resources/args.ts";
export type { LiveCertificate, LiveTenant, LiveToken, LiveVppToken } from "./resources/live.ts";
export { AdeTenant } from "./resources/tenant.ts";
export type { AdeToken, ApplePushCertificate, VppToken } from "./resources/tenant.ts";
export { azureFromConfig } from "./azure-from-config.ts";
export type { AzureOutputs } from "./azure/outputs.ts";
export { tenantFromConfig } from "./resources/tenant-from-config.ts";
