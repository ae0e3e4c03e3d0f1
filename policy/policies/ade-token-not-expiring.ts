import { notExpiring } from "../expiring/not-expiring.ts";
import { expiringAdeToken } from "../token/renewal.ts";

export const adeTokenNotExpiring = notExpiring(expiringAdeToken, {
  name: "ade-token-not-expiring",
  description: "An ADE token must be renewed well before it expires.",
  enforcedBy: "ade-token-expiry-not-imminent",
});
