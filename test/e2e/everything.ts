import { contoso, member } from "../../demo/scenarios/contoso.ts";
import { defaultScenario } from "../../demo/scenarios/default.ts";
import { inventedId } from "../../demo/scenarios/dep-onboarding-setting.ts";
import type { Scenario } from "../../demo/scenarios/scenario.ts";

const owner = "Endpoint team <endpoint@contoso.example>";

const others = contoso({
  name: "others",
  title: "A token that was replaced, and one with a late deadline",
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
  ],
});

/** The default scenario, and two states of a token that it leaves out. */
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
