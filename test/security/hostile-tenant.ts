import { contoso, member } from "../../demo/scenarios/contoso.ts";
import { inventedId } from "../../demo/scenarios/dep-onboarding-setting.ts";
import type { Scenario } from "../../demo/scenarios/scenario.ts";
import { vppMember } from "../../demo/scenarios/vpp-token.ts";
import { namesInLogs } from "./hostile-names.ts";

/** The declared tokens' logical names, one for each hostile name. */
export const tokenKeys = namesInLogs.map((_, index) => `token-${index}`);

/**
 * A tenant in which somebody has given every hostile name to a token and to its profile, and one
 * that Pulumi decodes to a VPP token. All need a person, and are declared by their ids under names
 * that are harmless.
 * @param suffix ends each of the names, as after a renaming
 */
export function hostileTenant(suffix = ""): Scenario {
  const names = namesInLogs.map(({ text }) => `${text}${suffix}`);
  const appsId = inventedId("hostile VPP token");
  const decoded = names.find((name) => name.includes('{"')) ?? "";
  return contoso({
    name: "hostile",
    title: "Names that are meant for the terminal, the pipeline and the engine",
    members: names.map((name, index) => {
      const id = inventedId(`hostile token ${index}`);
      return member({
        key: tokenKeys[index] ?? "",
        tokenName: `Token ${index}`,
        live: (at) => ({ id, tokenName: name, tokenExpirationDateTime: at.days(-3) }),
        profiles: [{ platform: "ios", displayName: name, supportDepartment: "" }],
        declared: () => ({ id }),
      });
    }),
    vppTokens: [
      vppMember({
        key: "apps",
        displayName: "Company apps",
        live: () => ({ id: appsId, displayName: decoded, state: "invalid" }),
        declared: () => ({ id: appsId }),
      }),
    ],
  });
}
