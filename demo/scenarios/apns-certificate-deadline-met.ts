import { contoso, corporate } from "./contoso.ts";
import { pushCertificate } from "./push-certificate.ts";

export const apnsCertificateDeadlineMet = contoso({
  name: "apns-certificate-deadline-met",
  title: "The deadline passed, and the push certificate is still the old one",
  members: [corporate()],
  pushCertificate: pushCertificate({
    live: (at) => ({ expirationDateTime: at.days(60) }),
    declared: (at) => ({ renewBy: at.date(-3), expiresAt: at.days(60) }),
    violates: ["apns-certificate-deadline-met"],
  }),
});
