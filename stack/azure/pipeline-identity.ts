import * as managedidentity from "@pulumi/azure-native/managedidentity/index.js";
import {
  ComponentResource,
  type ComponentResourceOptions,
  interpolate,
  type Output,
} from "@pulumi/pulumi";
import { type Cloud, clouds } from "../graph/clouds.ts";
import type { Federation } from "./federation.ts";
import type { Place } from "./names.ts";

export interface PipelineIdentityArgs {
  readonly place: Place;
  /** The pipelines that may sign in without a secret; at most 20. */
  readonly federations: readonly Federation[];
  readonly cloud: Cloud;
}

/** A user-assigned managed identity that pipelines sign in as, and that may read nothing yet. */
export class PipelineIdentity extends ComponentResource {
  /** The resource id. */
  readonly id: Output<string>;
  /** For `azure/login`, the service connection, or `apple-ade:clientId`. */
  readonly clientId: Output<string>;
  /** Who the permission is granted to: the service principal's object id. */
  readonly principalId: Output<string>;
  /** The Entra tenant that it lives in. */
  readonly tenantId: Output<string>;
  /**
   * Grants it `DeviceManagementServiceConfig.Read.All` and nothing else: an administrator who may
   * grant application permissions runs it once. No Azure resource can do that.
   */
  readonly grantCommand: Output<string>;

  constructor(name: string, args: PipelineIdentityArgs, opts?: ComponentResourceOptions) {
    super("apple-ade:azure:PipelineIdentity", name, {}, opts);
    const { place, federations, cloud } = args;
    const { within, names } = place;
    const identity = new managedidentity.UserAssignedIdentity(
      name,
      { ...within, resourceName: names.identity },
      { parent: this },
    );
    // One after the other: Azure answers 409 to whoever writes two of one identity at once.
    // https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
    let previous: managedidentity.FederatedIdentityCredential | undefined;
    for (const { name: credential, issuer, subject } of federations) {
      previous = new managedidentity.FederatedIdentityCredential(
        credential,
        {
          resourceGroupName: within.resourceGroupName,
          resourceName: identity.name,
          federatedIdentityCredentialResourceName: credential,
          issuer,
          subject,
          audiences: [cloud.exchangeAudience],
        },
        { parent: this, dependsOn: previous ?? [] },
      );
    }
    this.id = identity.id;
    this.clientId = identity.clientId;
    this.principalId = identity.principalId;
    this.tenantId = identity.tenantId;
    this.grantCommand = grantCommand(identity.principalId, cloud);
    this.registerOutputs({
      clientId: this.clientId,
      principalId: this.principalId,
      grantCommand: this.grantCommand,
    });
  }
}

/** Microsoft Graph's own application. */
export const graphAppId = "00000003-0000-0000-c000-000000000000";
/** `DeviceManagementServiceConfig.Read.All` among its application roles. */
export const readRole = "06a5fe6d-c49d-46a7-b082-56b1b14103c7";

/** For bash, as in Azure Cloud Shell, where `az` is signed in to that cloud. */
function grantCommand(principalId: Output<string>, { origin }: Cloud): Output<string> {
  // What Azure CLI does not know as Graph's address, it would not sign in for.
  const resource = origin === clouds.usGovDoD.origin ? ` --resource ${origin}` : "";
  return interpolate`az rest --method POST --url ${origin}/v1.0/servicePrincipals/${principalId}/appRoleAssignments${resource} --body "{\\"principalId\\":\\"${principalId}\\",\\"resourceId\\":\\"$(az ad sp show --id ${graphAppId} --query id -o tsv)\\",\\"appRoleId\\":\\"${readRole}\\"}"`;
}
