import { azureFromConfig } from "./azure-from-config.ts";
import { tenantFromConfig } from "./resources/tenant-from-config.ts";

tenantFromConfig();
const azure = await azureFromConfig();
/**
 * The stack's outputs: what was deployed in Azure, and the command that lets it read. Pulumi warns
 * of a named export that is undefined.
 */
// oxlint-disable-next-line import/no-default-export -- see above
export default azure === undefined ? {} : { azure };
