import { contoso, member } from "../../demo/scenarios/contoso.ts";
import { defaultScenario } from "../../demo/scenarios/default.ts";
import { inventedId, synced } from "../../demo/scenarios/dep-onboarding-setting.ts";
import type { At, Scenario } from "../../demo/scenarios/scenario.ts";

const owner = "Endpoint team <endpoint@contoso.example>";

const accepted = (at: At) => ({
  policy: "ade-token-terms-accepted-in-time",
  reason: "Legal reviews Apple's new terms",
  owner: "Legal",
  until: at.date(10),
  expiresAt: at.days(300),
});

const others = contoso({
  name: "others",
  title: "A token that was replaced, one with a late deadline, and two with acknowledgements",
  members: [
    member({
      key: "leased",
      tokenName: "Leased iPads",
      declared: () => ({ id: inventedId("the pinned one"), owner }),
      violates: ["ade-token-identity-unchanged"],
    }),
    member({
      key: "kiosks",
      tokenName: "Kiosk iPads",
      live: (at) => ({ tokenExpirationDateTime: at.days(60) }),
      declared: (at) => ({ renewBy: at.date(58), owner }),
      violates: ["ade-token-deadline-before-expiry"],
    }),
    member({
      key: "labs",
      tokenName: "Lab Macs",
      live: (at) => ({ lastSyncErrorCode: 3, ...synced(at.days(-8)) }),
      declared: (at) => ({ acknowledgements: [accepted(at)], owner }),
      violates: ["ade-acknowledged"],
    }),
    member({
      key: "museum",
      tokenName: "Museum iPads",
      // It is about the token before the renewal.
      declared: (at) => ({
        acknowledgements: [{ ...accepted(at), expiresAt: at.days(-65) }],
        owner,
      }),
      violates: ["ade-acknowledgement-valid"],
    }),
  ],
});

/** The default scenario, and states of a token that it leaves out. */
export const everything: Scenario = {
  ...defaultScenario,
  name: "everything",
  live: (at) => [...defaultScenario.live(at), ...others.live(at)],
  config: (at) => ({
    ...defaultScenario.config(at),
    tokens: { ...defaultScenario.config(at).tokens, ...others.config(at).tokens },
  }),
  violates: {
    ...defaultScenario.violates,
    tokens: { ...defaultScenario.violates.tokens, ...others.violates.tokens },
  },
};
