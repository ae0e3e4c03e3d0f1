import { notExpiring } from "../expiring/not-expiring.ts";
import { pushCertificate } from "../push-certificate/facts.ts";

export const apnsCertificateNotExpiring = notExpiring(pushCertificate, {
  name: "apns-certificate-not-expiring",
  description: "The Apple MDM push certificate must be renewed well before it expires.",
  enforcedBy: "apns-certificate-expiry-not-imminent",
});
