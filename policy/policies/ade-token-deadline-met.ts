import { deadlineMet } from "../expiring/deadline-met.ts";
import { expiringAdeToken } from "../token/renewal.ts";

export const adeTokenDeadlineMet = deadlineMet(expiringAdeToken, {
  name: "ade-token-deadline-met",
  description: "An ADE token must be renewed by its declared deadline.",
});
