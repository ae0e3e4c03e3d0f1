import { deadlineCurrent } from "../expiring/deadline-current.ts";
import { pushCertificate } from "../push-certificate/facts.ts";

export const apnsCertificateDeadlineCurrent = deadlineCurrent(pushCertificate, {
  name: "apns-certificate-deadline-current",
  description:
    "The push certificate's renewal deadline must be set for the certificate that Intune holds now.",
});
