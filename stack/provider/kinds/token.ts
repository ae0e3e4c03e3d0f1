import { adeToken as kind } from "../../../policy/kinds/token.ts";
import { liveToken } from "../../../policy/wire/token.ts";
import { written } from "../../../policy/wire/values.ts";
import { inputsOf } from "../../declaration/recorded.ts";
import { readTokens } from "../../graph/reads/tokens.ts";
import { listedKind } from "../kind-provider.ts";
import { appleIdentifierFact } from "../live.ts";
import { enrollmentFacts, profileDrift } from "./enrollment.ts";

export const adeToken = listedKind(kind, {
  inputs: inputsOf.token,
  read: readTokens,
  factsOf: ({ appleIdentifier, ...facts }, inputs) =>
    written(liveToken, {
      ...facts,
      ...appleIdentifierFact(inputs.appleIdentifier, appleIdentifier),
    }),
  more: enrollmentFacts,
  moreDrift: ({ profiles }) => [profileDrift(profiles)],
});
