import { notExpired } from "../expiring/not-expired.ts";
import { expiringAdeToken } from "../token/renewal.ts";

export const adeTokenNotExpired = notExpired(expiringAdeToken, {
  name: "ade-token-not-expired",
  description: "An ADE token must not be expired.",
  acknowledgeable: false,
});
