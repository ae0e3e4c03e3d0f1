import { contoso, corporate } from "./contoso.ts";
import { pushCertificate } from "./push-certificate.ts";

export const apnsCertificateDeadlineBeforeExpiry = contoso({
  name: "apns-certificate-deadline-before-expiry",
  title: "The deadline leaves less than two days before the push certificate expires",
  members: [corporate()],
  pushCertificate: pushCertificate({
    live: (at) => ({ expirationDateTime: at.days(60) }),
    declared: (at) => ({ renewBy: at.date(58) }),
    violates: ["apns-certificate-deadline-before-expiry"],
  }),
});
