import { appleConfigurator } from "../../../demo/scenarios/apple-configurator.ts";
import { contoso, type Member } from "../../../demo/scenarios/contoso.ts";
import { inventedId } from "../../../demo/scenarios/dep-onboarding-setting.ts";
import type { At, Scenario } from "../../../demo/scenarios/scenario.ts";
import { certificateOf, vppTokenOf } from "./declared-sibling.ts";
import { memberOf, truthOf } from "./declared-token.ts";
import type { Draft } from "./draft.ts";
import { portalTokens } from "./token-kinds.ts";
import type { Truth } from "./truth.ts";

/** Both sides of a tenant, and the truth about all that is declared of it, by logical names. */
export interface World {
  readonly scenario: Scenario;
  readonly truths: ReadonlyMap<string, Truth>;
  /** The ids of all live ADE tokens, in the order of Graph's list. */
  readonly ids: readonly string[];
}

export const certificateKey = "push-certificate";

export function worldOf(draft: Draft, at: At): World {
  const members = draft.tokens.map(memberOf);
  const certificate = draft.certificate && certificateOf(draft.certificate, at);
  const vppTokens = draft.vppTokens.map((kind, index) => vppTokenOf(kind, index, at));
  const scenario = contoso({
    name: "random",
    title: "A tenant of which some is broken, on random pages",
    config: { devices: { read: draft.readsDevices } },
    members: [...members, appleConfigurator],
    ...(certificate && { pushCertificate: certificate.member }),
    vppTokens: [...vppTokens.map(({ member }) => member), ...portalTokens],
  });
  const live: Scenario["live"] = (moment) => shuffled(scenario.live(moment), draft.order);
  return {
    scenario: { ...scenario, live },
    ids: live(at).flatMap(({ id, tokenType }) => (tokenType === "none" ? [] : (id ?? []))),
    truths: new Map([
      ...tokenTruths(draft, members, at),
      ...vppTokens.map(({ member, truth }) => [member.key, truth] as const),
      ...(certificate ? [[certificateKey, certificate.truth] as const] : []),
    ]),
  };
}

function tokenTruths({ tokens, readsDevices }: Draft, members: readonly Member[], at: At) {
  return tokens.flatMap((draft, index) => {
    const made = members[index];
    const declared = made?.declared?.(at);
    if (made === undefined || declared === undefined) return [];
    return [[made.key, truthOf(draft, made, declared, readsDevices, at)] as const];
  });
}

function shuffled<T extends { readonly id?: string }>(tokens: readonly T[], order: number) {
  const place = ({ id = "" }: T) => inventedId(`${order} ${id}`);
  return tokens.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
}
