import { deadlineCurrent } from "../expiring/deadline-current.ts";
import { expiringAdeToken } from "../token/renewal.ts";

export const adeTokenDeadlineCurrent = deadlineCurrent(expiringAdeToken, {
  name: "ade-token-deadline-current",
  description: "An ADE token's renewal deadline must be set for the token that Intune holds now.",
});
