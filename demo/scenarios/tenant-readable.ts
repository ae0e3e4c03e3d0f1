import { contoso, corporate } from "./contoso.ts";

export const tenantReadable = contoso({
  name: "tenant-readable",
  title: "Graph answers 503, however often it is asked",
  fault: "unavailable",
  config: { graph: { timeoutSeconds: 5 } },
  tenantViolates: ["ade-tenant-readable"],
  members: [corporate({ violates: ["ade-token-judged"] })],
});
