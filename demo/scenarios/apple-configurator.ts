import { configurator } from "../../policy/wire/token.ts";
import type { Member } from "./contoso.ts";
import { depOnboardingSetting, noDate } from "./dep-onboarding-setting.ts";

/** Intune keeps Apple Configurator among the tokens, though it is none and has no dates. */
export const appleConfigurator: Member = {
  key: "appleConfigurator",
  live: () => [
    depOnboardingSetting({
      tokenName: "Apple Configurator",
      tokenType: configurator,
      appleIdentifier: null,
      tokenExpirationDateTime: noDate,
      lastModifiedDateTime: noDate,
      lastSuccessfulSyncDateTime: noDate,
      lastSyncTriggeredDateTime: noDate,
      syncedDeviceCount: 0,
      dataSharingConsentGranted: false,
    }),
  ],
};
