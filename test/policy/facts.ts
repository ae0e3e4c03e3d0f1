import type { Inputs } from "../../policy/pack/policy.ts";
import type { KindName } from "../../policy/wire/kinds.ts";
import { present } from "../../policy/wire/present.ts";
import type { Props } from "../../policy/wire/values.ts";
import type { Stage } from "../../policy/expiring/stage.ts";
import { day, hour, later } from "../../policy/text/time.ts";

/** The clock of these tests, and the moment at which their facts were observed. */
export const now = new Date("2026-11-23T10:15:00.000Z");

export const ago = (milliseconds: number): string => later(now, -milliseconds).toISOString();
export const ahead = (milliseconds: number): string => later(now, milliseconds).toISOString();

/** A token of a year that was uploaded so long before the observation. */
export const uploaded = (age: number): Props => ({
  lastModifiedAt: ago(age),
  expiresAt: ahead(365 * day - age),
});

/** A healthy token; an override of `undefined` makes its fact absent. */
export function token(live: Props = {}, declared: Props = {}): Inputs {
  return {
    type: "pulumi-nodejs:dynamic/intune:AdeToken",
    name: "corporate",
    props: present({
      tenant: "Contoso",
      tokenName: "Corporate iPhones",
      renewBy: "2027-02-01",
      owner: "Endpoint team",
      runbook: "https://wiki.contoso.example/ade",
      ...declared,
      live: present({ ...healthy, ...live }),
    }),
  };
}

const healthy = {
  status: "found",
  observedAt: now.toISOString(),
  id: "7c0a0000-0000-4000-8000-000000000001",
  tokenName: "Corporate iPhones",
  tokenType: "dep",
  expiresAt: "2027-03-01T09:00:00Z",
  lastModifiedAt: "2026-03-01T09:05:00Z",
  lastSyncedAt: "2026-11-23T05:40:00Z",
  lastSyncTriggeredAt: "2026-11-23T05:39:57Z",
  lastSyncErrorCode: 0,
  syncedDeviceCount: 412,
  appleIdentifierMatches: true,
  profiles: {
    status: "read",
    total: 2,
    defaults: { ios: "iPhones" },
    fields: [],
    companyPortal: [],
  },
  devices: {
    status: "read",
    observedAt: now.toISOString(),
    total: 412,
    deleted: 0,
    withoutProfile: {},
    byState: { enrolled: 400, notContacted: 12 },
    byPlatform: { ios: 412 },
    contacted: 400,
    contactedFailed: 0,
    dangling: { profiles: 0, devices: 0 },
  },
};

/** That somebody accepts Apple's waiting terms until 2026-12-05, for the healthy token. */
export const acknowledgement = {
  policy: "ade-token-terms-accepted",
  reason: "Legal reviews Apple's new terms",
  owner: "Legal",
  until: "2026-12-05",
  expiresAt: "2027-03-01T09:00:00Z",
};

/** A healthy token but for its profiles. */
export function withProfiles(profiles: Props, declared: Props = {}): Inputs {
  return token({ profiles: present({ ...healthy.profiles, ...profiles }) }, declared);
}

/** A healthy token but for its devices. */
export function withDevices(devices: Props, declared: Props = {}): Inputs {
  return token({ devices: present({ ...healthy.devices, ...devices }) }, declared);
}

/** A healthy push certificate; an override of `undefined` makes its fact absent. */
export function certificate(live: Props = {}, declared: Props = {}): Inputs {
  return {
    type: "pulumi-nodejs:dynamic/intune:ApplePushCertificate",
    name: "push-certificate",
    props: present({
      tenant: "Contoso",
      renewBy: "2027-02-01",
      owner: "Endpoint team",
      runbook: "https://wiki.contoso.example/apns",
      ...declared,
      live: present({
        status: "found",
        observedAt: now.toISOString(),
        expiresAt: "2027-03-01T09:00:00Z",
        topicIdentifier: "com.apple.mgmt.External.1",
        appleIdentifierMatches: true,
        ...live,
      }),
    }),
  };
}

/** A healthy VPP token; an override of `undefined` makes its fact absent. */
export function vpp(live: Props = {}, declared: Props = {}): Inputs {
  return {
    type: "pulumi-nodejs:dynamic/intune:VppToken",
    name: "apps",
    props: present({
      tenant: "Contoso",
      displayName: "Company apps",
      renewBy: "2027-02-01",
      owner: "Endpoint team",
      runbook: "https://wiki.contoso.example/vpp",
      ...declared,
      live: present({
        status: "found",
        observedAt: now.toISOString(),
        id: "9d0b0000-0000-4000-8000-000000000001",
        displayName: "Company apps",
        expiresAt: "2027-03-01T09:00:00Z",
        state: "valid",
        lastSyncStatus: "completed",
        lastSyncedAt: "2026-11-23T05:40:00Z",
        ...live,
      }),
    }),
  };
}

/** A healthy one of each kind. */
export const ofKind: Readonly<Record<KindName, (live?: Props, declared?: Props) => Inputs>> = {
  token,
  pushCertificate: certificate,
  vppToken: vpp,
};

/** A tenant that declares nothing, and whose tokens were all read. */
export function tenant(live: Props = {}, declared: Props = {}): Inputs {
  return {
    type: "pulumi-nodejs:dynamic/intune:AdeTenant",
    name: "tenant",
    props: present({
      tenant: "Contoso",
      tenantId: "3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10",
      owner: "Endpoint team",
      runbook: "https://wiki.contoso.example/ade",
      declared: [],
      ...declared,
      live: present({
        status: "read",
        observedAt: now.toISOString(),
        tokensRead: 2,
        undeclared: [],
        ...live,
      }),
    }),
  };
}

/** What is no instant; all of it counts as an absent fact. */
export const unusableInstants: readonly { readonly what: string; readonly value: unknown }[] = [
  { what: "absent", value: undefined },
  { what: "null", value: null },
  { what: "a number", value: 1_803_891_600_000 },
  { what: "empty", value: "" },
  { what: "prose with a zone", value: "Thu, 1 Mar 2027 09:00 +00:00" },
  { what: "a date without a time", value: "2027-03-01" },
  { what: "a time without a zone", value: "2027-03-01T09:00:00" },
  { what: "a day that does not exist", value: "2027-02-30T09:00:00Z" },
  { what: "a second 60", value: "2027-03-01T09:00:60Z" },
  { what: "in lower case", value: "2027-03-01t09:00:00z" },
  { what: "an hour that does not exist", value: "2027-03-01T25:00:00Z" },
];

/** What is no integer; all of it counts as an absent fact. */
export const unusableIntegers: readonly { readonly what: string; readonly value: unknown }[] = [
  { what: "absent", value: undefined },
  { what: "null", value: null },
  { what: "a text", value: "0" },
  { what: "a fraction", value: 0.5 },
  { what: "not a number", value: Number.NaN },
  { what: "a list", value: [0] },
];

/** Facts, alone sufficient, that put a token into each stage. */
export const stages: Readonly<
  Record<Exclude<Stage, "elsewhere" | "invalid" | "duplicate">, Props>
> = {
  unreadable: { status: "unreadable", cause: "unavailable", reason: "Graph did not answer." },
  missing: { status: "missing" },
  ambiguous: { status: "ambiguous" },
  replaced: { previousId: "7c0a0000-0000-4000-8000-000000000009" },
  expired: { expiresAt: ago(1) },
  firstSync: { ...uploaded(hour), lastSyncErrorCode: 1 },
  terms: { lastSyncErrorCode: 3 },
  failing: { lastSyncErrorCode: 1 },
  quiet: {},
};
