import { expiryNotImminent } from "../expiring/expiry-not-imminent.ts";
import { pushCertificate } from "../push-certificate/facts.ts";

export const apnsCertificateExpiryNotImminent = expiryNotImminent(pushCertificate, {
  name: "apns-certificate-expiry-not-imminent",
  description: "The Apple MDM push certificate must not be about to expire.",
});
