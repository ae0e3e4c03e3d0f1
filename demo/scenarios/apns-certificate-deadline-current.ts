import { contoso, corporate } from "./contoso.ts";
import { pushCertificate } from "./push-certificate.ts";

export const apnsCertificateDeadlineCurrent = contoso({
  name: "apns-certificate-deadline-current",
  title:
    "The push certificate was renewed two months ago, the declaration is about its predecessor",
  members: [corporate()],
  pushCertificate: pushCertificate({
    declared: (at) => ({ renewBy: at.date(-66), expiresAt: at.days(-30) }),
    violates: ["apns-certificate-deadline-current"],
  }),
});
