import { contoso, corporate } from "./contoso.ts";

export const tenantUnderstood = contoso({
  name: "tenant-understood",
  title: "Graph answers 200 in a shape that nobody knows",
  fault: "malformed",
  tenantViolates: ["ade-tenant-understood"],
  members: [corporate({ violates: ["ade-token-judged"] })],
});
