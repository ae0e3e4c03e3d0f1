import { contoso, contosoTenantId, corporate, undeclared, type ContosoSpec } from "./contoso.ts";
import type { PolicyName, Scenario } from "./scenario.ts";

interface TenantRow extends Omit<ContosoSpec, "members" | "tenantViolates"> {
  readonly violates: PolicyName;
}

/** Nothing can be read of the tenant, so that its token is not checked either. */
const unread: readonly TenantRow[] = [
  {
    name: "tenant-authorized",
    title: "The app signs in and lacks the permission: Graph answers 403",
    fault: "forbidden",
    violates: "ade-tenant-authorized",
  },
  {
    name: "tenant-authorized-refused",
    title: "Graph refuses the access token itself: 401",
    fault: "unauthorized",
    violates: "ade-tenant-authorized",
  },
  {
    name: "tenant-authorized-intune",
    title: "Intune itself refuses, as without a licence or a right: 401 with its own envelope",
    fault: "unlicensed",
    violates: "ade-tenant-authorized",
  },
  {
    name: "tenant-readable",
    title: "Graph answers 503, however often it is asked",
    fault: "unavailable",
    config: { graph: { timeoutSeconds: 5 } },
    violates: "ade-tenant-readable",
  },
  {
    name: "tenant-understood",
    title: "Graph answers 200 in a shape that nobody knows",
    fault: "malformed",
    violates: "ade-tenant-understood",
  },
];

/** The tenant itself: how it is read, and what it holds beside what is declared. */
export const aboutTenant: readonly Scenario[] = [
  ...unread.map(({ violates, ...row }) =>
    contoso({
      ...row,
      tenantViolates: [violates],
      members: [corporate({ violates: ["ade-token-judged"] })],
    }),
  ),
  contoso({
    name: "tenant-tokens-declared",
    title: "The tenant holds a token that the stack file does not know",
    tenantViolates: ["ade-tenant-tokens-declared"],
    members: [corporate(), undeclared("Showroom iPads")],
  }),
  contoso({
    name: "tenant-declarations-kept",
    title: "The stack file has lost a token, which the last `up` recorded and Intune still holds",
    tenantViolates: ["ade-tenant-declarations-kept"],
    members: [corporate(), undeclared("Kiosk iPads")],
    recorded: (at) => ({ tokens: { kiosk: { tokenName: "Kiosk iPads", renewBy: at.date(270) } } }),
  }),
  contoso({
    name: "tenant-identity-unchanged",
    title: "The stack file names another tenant than the last `up` recorded",
    tenantViolates: ["ade-tenant-identity-unchanged"],
    members: [corporate()],
    recorded: () => ({ tenantId: contosoTenantId.replace(/^3/, "4") }),
  }),
  contoso({
    name: "tenant-tokens-owned",
    title: "Nobody is named as the owner of the token",
    config: { defaults: { runbook: "https://wiki.contoso.example/ade" } },
    tenantViolates: ["ade-tenant-tokens-owned"],
    members: [corporate()],
  }),
];
