import type { Output } from "@pulumi/pulumi";

/** What a person needs to go on. */
export interface AzureOutputs {
  readonly resourceGroup: Output<string>;
  /** Of the identity: for `azure/login`, a service connection, or `apple-ade:clientId`. */
  readonly clientId: Output<string>;
  /** The identity's service principal. */
  readonly principalId: Output<string>;
  /** Run it once, as an administrator who may grant application permissions. */
  readonly grantCommand: Output<string>;
  /** The daily check's Container Apps job. */
  readonly jobName?: Output<string>;
  /** Where its log is: the id for queries of a workspace of our own. */
  readonly logs?: Output<string>;
  /** Run it once: it makes the multi-tenant application trust the identity. */
  readonly trustCommand?: Output<string>;
  /** Where an administrator of each customer consents, by the customer's stack. */
  readonly consent?: Readonly<Record<string, string>>;
}
