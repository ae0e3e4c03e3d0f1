import { contoso, corporate } from "./contoso.ts";

export const tenantAuthorized = contoso({
  name: "tenant-authorized",
  title: "The app signs in and lacks the permission: Graph answers 403",
  fault: "forbidden",
  tenantViolates: ["ade-tenant-authorized"],
  members: [corporate({ violates: ["ade-token-judged"] })],
});
