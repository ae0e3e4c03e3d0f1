import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { schemaOf } from "./schema.ts";

/** All that is ever deployed, with what is pointless or refused by Azure without it. */
const needs = {
  "azure-native:app:Job": [
    "configuration",
    "environmentId",
    "identity",
    "location",
    "template",
    "workloadProfileName",
  ],
  "azure-native:app:ManagedEnvironment": ["appLogsConfiguration", "location", "workloadProfiles"],
  "azure-native:authorization:RoleAssignment": ["principalType"],
  "azure-native:managedidentity:FederatedIdentityCredential": [
    "federatedIdentityCredentialResourceName",
  ],
  "azure-native:managedidentity:UserAssignedIdentity": ["location"],
  "azure-native:monitor:ActionGroup": ["emailReceivers", "location", "webhookReceivers"],
  "azure-native:monitor:DiagnosticSetting": ["logs", "workspaceId"],
  "azure-native:monitor:ScheduledQueryRule": [
    "actions",
    "autoMitigate",
    "criteria",
    "description",
    "displayName",
    "enabled",
    "evaluationFrequency",
    "location",
    "scopes",
    "severity",
    "skipQueryValidation",
    "windowSize",
  ],
  "azure-native:operationalinsights:Workspace": ["location", "retentionInDays", "sku"],
  "azure-native:resources:ResourceGroup": ["location"],
};

/**
 * Puts an `azure-native` provider that checks inputs, and an Azure CLI in which nobody is signed
 * in, into a folder. Gives the `PATH` on which Pulumi and the program find them first.
 */
export function installAzureNative(folder: string): string {
  const schema = join(folder, "schema.json");
  mkdirSync(folder, { recursive: true });
  writeFileSync(schema, JSON.stringify(schemaOf(needs)));
  const provider = fileURLToPath(new URL("./provider.ts", import.meta.url));
  executable("pulumi-resource-azure-native", `exec node "${provider}" "${schema}" "$@"`);
  executable("az", "exit 1");
  return [folder, process.env["PATH"] ?? ""].join(delimiter);

  function executable(name: string, command: string): void {
    writeFileSync(join(folder, name), `#!/bin/sh\n${command}\n`);
    chmodSync(join(folder, name), 0o755);
  }
}
