import { contoso, corporate } from "./contoso.ts";

export const tenantAuthorizedRefused = contoso({
  name: "tenant-authorized-refused",
  title: "Graph refuses the access token itself: 401",
  fault: "unauthorized",
  tenantViolates: ["ade-tenant-authorized"],
  members: [corporate({ violates: ["ade-token-judged"] })],
});
