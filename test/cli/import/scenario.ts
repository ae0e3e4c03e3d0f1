import type { TenantReading } from "../../../cli/import/tenant.ts";
import { kinds } from "../../../policy/wire/kinds.ts";
import { depOnboardingSetting } from "../../../demo/scenarios/dep-onboarding-setting.ts";
import { relativeTo, type LiveSide } from "../../../demo/scenarios/scenario.ts";
import { undeclaredVppToken } from "../../../demo/scenarios/vpp-token.ts";
import { now } from "../../stack/effects.ts";

/** A tenant of which nothing is declared: two ADE tokens, of which one has expired, and siblings. */
export const scenario: LiveSide = {
  live: () => [
    depOnboardingSetting({ tokenName: "Corporate iPhones", id: "1111" }),
    depOnboardingSetting({
      tokenName: "Stores: iPads",
      id: "2222",
      tokenExpirationDateTime: "2026-11-01T09:00:00Z",
    }),
    depOnboardingSetting({ tokenName: "Apple Configurator", tokenType: "none" }),
  ],
  pushCertificate: () => ({
    expirationDateTime: "2026-12-10T09:00:00Z",
    appleIdentifier: "mdm@contoso.example",
  }),
  vppTokens: () =>
    undeclaredVppToken("Books", () => ({
      id: "7777",
      expirationDateTime: "2027-06-01T00:00:00Z",
    })).live(relativeTo(now)),
};

/** A tenant that holds nothing of any kind. */
export const nothingLive: TenantReading["live"] = Object.assign(
  {},
  ...kinds.map(({ kind }) => ({ [kind]: [] })),
);
