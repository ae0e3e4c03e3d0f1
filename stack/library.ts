export * from "./resources/args.ts";
export * from "./resources/tenant.ts";
export { azureFromConfig } from "./azure-from-config.ts";
export type { AzureOutputs } from "./azure/outputs.ts";
export { tenantFromConfig } from "./resources/tenant-from-config.ts";
