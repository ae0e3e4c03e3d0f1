import { azureFromConfig } from "./azure-from-config.ts";
import { tenantFromConfig } from "./tenant-from-config.ts";

tenantFromConfig();
/** What was deployed in Azure, and the command that lets it read; absent where nothing was. */
export const azure = await azureFromConfig();
