import { expiryNotImminent } from "../expiring/expiry-not-imminent.ts";
import { vppToken } from "../vpp-token/facts.ts";

export const vppTokenExpiryNotImminent = expiryNotImminent(vppToken, {
  name: "vpp-token-expiry-not-imminent",
  description: "A VPP token must not be about to expire.",
});
