import { type Declared, parseDeclared, subjectOf, tenantOf } from "../expiring/declared.ts";
import type { ExpiringKind } from "../expiring/kind.ts";
import { instantOf, type Props, recordOf, recordsOf, textOf } from "../props.ts";
import { type Cause, causeOf } from "../observed.ts";
import { docs, places } from "../text/places.ts";
import { plain, quoted } from "../text/write.ts";
import { clockTolerance } from "../time.ts";

/** A VPP (location) token, as declared and as observed. */
export interface VppToken {
  readonly key: string;
  readonly tenant: string;
  readonly declared: Declared & { readonly displayName: string };
  readonly live: LiveVppToken;
}

interface LiveVppToken {
  readonly status: "found" | "missing" | "ambiguous" | "unreadable";
  readonly observedAt: Date;
  readonly reason: string | undefined;
  readonly cause: Cause | undefined;
  readonly expiresAt: Date | undefined;
  readonly displayName: string | undefined;
  readonly state: string | undefined;
  readonly lastSyncStatus: string | undefined;
  readonly lastSyncedAt: Date | undefined;
  readonly candidates: readonly string[];
  readonly lastKnown: LiveVppToken | undefined;
}

const absences = {
  missing: "no live VPP token matches",
  ambiguous: "several live VPP tokens match",
  unreadable: "the VPP token could not be read",
} as const;

export const vppToken: ExpiringKind<VppToken> & {
  readonly unknown: (facts: VppToken) => readonly string[];
} = {
  type: "pulumi-nodejs:dynamic/intune:VppToken",
  noun: "VPP token",
  thing: "VPP token",
  parse: (props, key) => ({
    key,
    tenant: tenantOf(props),
    declared: {
      ...parseDeclared(props),
      displayName: textOf(props, "displayName") ?? key,
    },
    live: parseLive(recordOf(props, "live")),
  }),
  subject: (token) =>
    subjectOf(`VPP token ${quoted(nameOf(token))} of ${plain(token.tenant)}`, token.declared),
  absence: ({ live: { status } }) => (status === "found" ? undefined : absences[status]),
  unknown: ({ live }) => [
    ...(live.expiresAt === undefined ? ["a usable expiry date"] : []),
    ...(live.state === undefined ? ["a known state"] : []),
    ...(live.lastSyncedAt === undefined && live.lastSyncStatus !== "failed"
      ? ["a date of its last sync"]
      : []),
    ...(live.lastSyncStatus === undefined ? ["a known result of its last sync"] : []),
  ],
  declaredAt: ({ key }) => `apple-ade:vppTokens.${key}`,
  expired: () =>
    "Apps bought in volume are not installed or updated through it; where it brings Company Portal, devices do not enroll.",
  ahead:
    "After that, apps are not installed or updated through it; where it brings Company Portal, devices do not enroll.",
  renewal: (token) => ({
    lead: "Renew with the managed Apple ID of this location:",
    steps: [
      "Apple Business (or Apple School Manager): download the content token of this location.",
      `${places.vppTokens} > ${plain(nameOf(token))} > Edit: upload it, then Sync.`,
    ],
  }),
  docs: docs.renewVpp,
};

export function nameOf({ declared, live }: VppToken): string {
  return live.displayName ?? declared.displayName;
}

/** A sync later than its observation is no usable fact. */
function pastInstant(instant: Date | undefined, observedAt: Date | undefined): Date | undefined {
  const latest = (observedAt?.getTime() ?? 0) + clockTolerance;
  return instant !== undefined && instant.getTime() <= latest ? instant : undefined;
}

function parseLive(live: Props): LiveVppToken {
  const observedAt = instantOf(live, "observedAt");
  const status = live["status"];
  const known =
    observedAt !== undefined &&
    (status === "found" || status === "missing" || status === "ambiguous");
  return {
    status: known ? status : "unreadable",
    observedAt: observedAt ?? new Date(0),
    reason: textOf(live, "reason"),
    cause: causeOf(live),
    expiresAt: instantOf(live, "expiresAt"),
    displayName: textOf(live, "displayName"),
    state: textOf(live, "state"),
    lastSyncStatus: textOf(live, "lastSyncStatus"),
    lastSyncedAt: pastInstant(instantOf(live, "lastSyncedAt"), observedAt),
    candidates: recordsOf(live, "candidates").flatMap((each) => textOf(each, "id") ?? []),
    lastKnown: "lastKnown" in live ? parseLive(recordOf(live, "lastKnown")) : undefined,
  };
}
