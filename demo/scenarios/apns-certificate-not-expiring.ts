import { contoso, corporate } from "./contoso.ts";
import { pushCertificate } from "./push-certificate.ts";

export const apnsCertificateNotExpiring = contoso({
  name: "apns-certificate-not-expiring",
  title: "Twenty days are left of the push certificate",
  members: [corporate()],
  pushCertificate: pushCertificate({
    live: (at) => ({ expirationDateTime: at.days(20) }),
    declared: (at) => ({ renewBy: at.date(8) }),
    violates: ["apns-certificate-not-expiring"],
  }),
});
