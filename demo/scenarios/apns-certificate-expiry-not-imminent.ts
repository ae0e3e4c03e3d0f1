import { contoso, corporate } from "./contoso.ts";
import { pushCertificate } from "./push-certificate.ts";

// With so few days left, a deadline that leaves enough of them has passed by itself.
export const apnsCertificateExpiryNotImminent = contoso({
  name: "apns-certificate-expiry-not-imminent",
  title: "Three days are left of the push certificate",
  members: [corporate()],
  pushCertificate: pushCertificate({
    live: (at) => ({ expirationDateTime: at.days(3) }),
    declared: (at) => ({ renewBy: at.date(-18) }),
    violates: [
      "apns-certificate-deadline-met",
      "apns-certificate-expiry-not-imminent",
      "apns-certificate-not-expiring",
    ],
  }),
});
