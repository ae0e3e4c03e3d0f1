import { expiryNotImminent } from "../expiring/expiry-not-imminent.ts";
import { expiringAdeToken } from "../token/renewal.ts";

export const adeTokenExpiryNotImminent = expiryNotImminent(expiringAdeToken, {
  name: "ade-token-expiry-not-imminent",
  description: "An ADE token must not be about to expire.",
});
