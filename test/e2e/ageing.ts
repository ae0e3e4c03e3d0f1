import { contoso, member } from "../../demo/scenarios/contoso.ts";
import { pushCertificate } from "../../demo/scenarios/push-certificate.ts";

/** It warns, and what it warns of depends on the thresholds. */
export const ageing = contoso({
  name: "ageing",
  title: "Twenty days are left of one token, fifty of the other; the certificate was renewed",
  members: [
    member({
      key: "macs",
      tokenName: "Design Macs",
      live: (at) => ({ tokenExpirationDateTime: at.days(20) }),
      declared: (at) => ({ renewBy: at.date(8) }),
      violates: ["ade-token-not-expiring"],
    }),
    member({
      key: "stores",
      tokenName: "Store iPads",
      live: (at) => ({ tokenExpirationDateTime: at.days(50) }),
      declared: (at) => ({ renewBy: at.date(20) }),
    }),
  ],
  pushCertificate: pushCertificate({
    declared: (at) => ({ renewBy: at.date(-66), expiresAt: at.days(-30) }),
  }),
});
