import { deadlineBeforeExpiry } from "../expiring/deadline-before-expiry.ts";
import { expiringAdeToken } from "../token/renewal.ts";

export const adeTokenDeadlineBeforeExpiry = deadlineBeforeExpiry(expiringAdeToken, {
  name: "ade-token-deadline-before-expiry",
  description: "An ADE token's renewal deadline must leave time before the token expires.",
});
