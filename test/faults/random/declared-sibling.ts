import {
  pushCertificate,
  type PushCertificateMember,
} from "../../../demo/scenarios/push-certificate.ts";
import type { At } from "../../../demo/scenarios/scenario.ts";
import { vppMember, type VppMember } from "../../../demo/scenarios/vpp-token.ts";
import type { Truth } from "./truth.ts";

interface Kind<Spec> {
  readonly state: "healthy" | "broken" | "gone";
  readonly spec: Spec;
}

const another = "somebody.else@contoso.example";

export const certificateKinds = {
  healthy: {
    state: "healthy",
    spec: { declared: () => ({ appleIdentifier: "mdm@contoso.example" }) },
  },
  expired: { state: "broken", spec: { live: (at) => ({ expirationDateTime: at.days(-5) }) } },
  "past its deadline": { state: "broken", spec: { declared: (at) => ({ renewBy: at.date(-3) }) } },
  "with another Apple ID": {
    state: "broken",
    spec: { declared: () => ({ appleIdentifier: another }) },
  },
  gone: { state: "gone", spec: {} },
} as const satisfies Record<string, Kind<Parameters<typeof pushCertificate>[0]>>;

export type CertificateKindName = keyof typeof certificateKinds;

export const vppKinds = {
  healthy: { state: "healthy", spec: {} },
  expired: {
    state: "broken",
    spec: { live: (at) => ({ state: "expired", expirationDateTime: at.days(-5) }) },
  },
  invalid: { state: "broken", spec: { live: () => ({ state: "invalid" }) } },
  "past its deadline": { state: "broken", spec: { declared: (at) => ({ renewBy: at.date(-3) }) } },
  gone: { state: "gone", spec: {} },
} as const satisfies Record<
  string,
  Kind<Omit<Parameters<typeof vppMember>[0], "key" | "displayName">>
>;

export type VppKindName = keyof typeof vppKinds;

interface Declared<Member> {
  readonly member: Member;
  readonly truth: Truth;
}

export function certificateOf(name: CertificateKindName, at: At): Declared<PushCertificateMember> {
  const { state, spec } = certificateKinds[name];
  const made = pushCertificate(spec);
  const { id = "", expirationDateTime: expiresAt } = made.live(at) ?? {};
  const member = state === "gone" ? { ...made, live: () => undefined } : made;
  const facts = { status: "found", expiresAt };
  return { member, truth: { ...sibling, kind: "ApplePushCertificate", state, ids: [id], facts } };
}

export function vppTokenOf(name: VppKindName, index: number, at: At): Declared<VppMember> {
  const { state, spec } = vppKinds[name];
  const made = vppMember({ ...spec, key: `apps-${index}`, displayName: `Apps ${index}` });
  const [token] = made.live(at);
  const member = state === "gone" ? { ...made, live: () => [] } : made;
  const facts = { status: "found", id: token?.id, expiresAt: token?.expirationDateTime };
  const ids = [token?.id ?? ""];
  return { member, truth: { ...sibling, kind: "VppToken", state, ids, facts } };
}

const sibling = { pinned: false, isToldByProfiles: false, record: {} } as const;
