import { judged } from "../expiring/judged.ts";
import { pushCertificate } from "../push-certificate/facts.ts";

export const apnsCertificateJudged = judged(pushCertificate, {
  name: "apns-certificate-judged",
  description: "The Apple MDM push certificate must have been read from Intune in this run.",
});
