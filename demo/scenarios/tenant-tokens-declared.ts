import { contoso, corporate, undeclared } from "./contoso.ts";

export const tenantTokensDeclared = contoso({
  name: "tenant-tokens-declared",
  title: "The tenant holds a token that the stack file does not know",
  tenantViolates: ["ade-tenant-tokens-declared"],
  members: [corporate(), undeclared("Showroom iPads")],
});
