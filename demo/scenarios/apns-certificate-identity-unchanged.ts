import { contoso, corporate } from "./contoso.ts";
import { pushCertificate } from "./push-certificate.ts";

export const apnsCertificateIdentityUnchanged = contoso({
  name: "apns-certificate-identity-unchanged",
  title: "The push certificate was made with another Apple ID than declared",
  members: [corporate()],
  pushCertificate: pushCertificate({
    live: () => ({ appleIdentifier: "somebody.else@contoso.example" }),
    declared: () => ({ appleIdentifier: "mdm@contoso.example" }),
    violates: ["apns-certificate-identity-unchanged"],
  }),
});
