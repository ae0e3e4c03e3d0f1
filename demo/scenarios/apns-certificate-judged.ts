import { contoso, corporate } from "./contoso.ts";
import { pushCertificate } from "./push-certificate.ts";

export const apnsCertificateJudged = contoso({
  name: "apns-certificate-judged",
  title: "Graph answers 503 when it is asked for the push certificate",
  faults: { pushCertificate: "unavailable" },
  config: { graph: { timeoutSeconds: 5 } },
  members: [corporate()],
  pushCertificate: pushCertificate({ violates: ["apns-certificate-judged"] }),
});
