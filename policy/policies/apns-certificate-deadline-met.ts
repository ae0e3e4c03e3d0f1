import { deadlineMet } from "../expiring/deadline-met.ts";
import { pushCertificate } from "../push-certificate/facts.ts";

export const apnsCertificateDeadlineMet = deadlineMet(pushCertificate, {
  name: "apns-certificate-deadline-met",
  description: "The Apple MDM push certificate must be renewed by its declared deadline.",
});
