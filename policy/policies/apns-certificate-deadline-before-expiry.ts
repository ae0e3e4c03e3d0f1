import { deadlineBeforeExpiry } from "../expiring/deadline-before-expiry.ts";
import { pushCertificate } from "../push-certificate/facts.ts";

export const apnsCertificateDeadlineBeforeExpiry = deadlineBeforeExpiry(pushCertificate, {
  name: "apns-certificate-deadline-before-expiry",
  description: "The push certificate's renewal deadline must leave time before it expires.",
});
