import { contoso, corporate } from "./contoso.ts";
import { pushCertificate } from "./push-certificate.ts";

export const apnsCertificateExists = contoso({
  name: "apns-certificate-exists",
  title: "A push certificate is declared, and the tenant has none",
  members: [corporate()],
  pushCertificate: {
    ...pushCertificate({ violates: ["apns-certificate-exists"] }),
    live: () => undefined,
  },
});
