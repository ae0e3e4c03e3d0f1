import { notExpired } from "../expiring/not-expired.ts";
import { pushCertificate } from "../push-certificate/facts.ts";

export const apnsCertificateNotExpired = notExpired(pushCertificate, {
  name: "apns-certificate-not-expired",
  description: "The Apple MDM push certificate must not be expired.",
});
