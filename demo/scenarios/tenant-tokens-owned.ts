import { contoso, corporate } from "./contoso.ts";

export const tenantTokensOwned = contoso({
  name: "tenant-tokens-owned",
  title: "Nobody is named as the owner of the token",
  config: { defaults: { runbook: "https://wiki.contoso.example/ade" } },
  tenantViolates: ["ade-tenant-tokens-owned"],
  members: [corporate()],
});
