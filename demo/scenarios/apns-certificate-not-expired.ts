import { contoso, corporate } from "./contoso.ts";
import { pushCertificate } from "./push-certificate.ts";

export const apnsCertificateNotExpired = contoso({
  name: "apns-certificate-not-expired",
  title: "The push certificate expired five days ago",
  members: [corporate()],
  pushCertificate: pushCertificate({
    live: (at) => ({ expirationDateTime: at.days(-5) }),
    declared: (at) => ({ renewBy: at.date(-26) }),
    violates: ["apns-certificate-not-expired"],
  }),
});
