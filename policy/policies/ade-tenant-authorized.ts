import { type AdeTenant, defineTenantPolicy } from "../kinds/tenant.ts";
import { addPermission, correctCloud, grantAccess } from "../text/places.ts";
import { plain } from "../text/write.ts";

/** A check that cannot sign in sees nothing; other tools call that a skipped test. */
export const adeTenantAuthorized = defineTenantPolicy({
  name: "ade-tenant-authorized",
  description: "The check must be allowed to read the ADE tokens of the declared tenant.",
  enforcementLevel: "mandatory",
  severity: "high",
  judges: "reading",
  action: grantAccess,
  check(tenant) {
    const { cause, failure, reason } = tenant.live;
    if (cause !== "unauthorized") return undefined;
    return {
      reason: failure ?? "unauthorized",
      ...(failure === "unauthenticated" && { action: correctCloud }),
      seen: `was not checked: ${plain(reason ?? "Graph refused the sign-in.")}`,
      impact: "No token is known to be healthy. Nothing in Intune is affected by this.",
      steps: (advice.get(failure ?? "") ?? forbidden)(tenant),
      choices: true,
    };
  },
});

type Advice = (tenant: AdeTenant) => readonly string[];

const person =
  "A person's `az login` does not work: Azure CLI's own application lacks Intune's permissions.";

const signIn: Advice = () => [
  "Sign in as an application: workload identity federation, a managed identity (apple-ade:azure.pipelineIdentity makes one for both), or AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_CLIENT_SECRET or AZURE_CLIENT_CERTIFICATE_PATH in the environment.",
  person,
];

const demo: Advice = () => [
  "Type the two lines for IDENTITY_ENDPOINT and IDENTITY_HEADER that the demo printed when it started.",
];

const forbidden: Advice = () => [
  `${addPermission} For the identity of apple-ade:azure.pipelineIdentity: run the command in the stack's output azure.grantCommand.`,
  "A person's `az login` does not work, whatever the person's roles: Azure CLI's own application lacks Intune's permissions.",
  "Permission and consent are granted: check the tenant's Intune licence.",
];

const advice: ReadonlyMap<string, Advice> = new Map([
  // A tenant without TLS is on this machine: nothing else is accepted in a declaration.
  [
    "no-credential",
    (tenant) => (tenant.declared.graph.endpoint?.startsWith("http:") ? demo : signIn)(tenant),
  ],
  [
    "sign-in-refused",
    () => [
      "Check the application's id, tenant and secret, certificate or federated credential (its subject must match this branch, pull request or environment).",
      person,
    ],
  ],
  [
    "wrong-tenant",
    ({ declared: { tenantId }, source: { at, name } }) => [
      `Sign in to the tenant ${plain(tenantId ?? "that is declared")}, or correct ${at("tenantId")} in ${name}.`,
      "Where a variable of the job states another id, it wins: correct it, or the declaration.",
    ],
  ],
  [
    "unauthenticated",
    ({ source }) => [
      `Check that ${source.at("graph")} names the cloud of this tenant and that the clock of this machine is right; then run this check again.`,
    ],
  ],
  ["forbidden", forbidden],
  ["demo-sign-in", demo],
]);
