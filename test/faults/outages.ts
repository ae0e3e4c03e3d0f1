import type { PolicyName } from "../../demo/scenarios/scenario.ts";
import type { Understood, Violations } from "./fault.ts";
import type { Place } from "./place.ts";

/** What no single answer can play: it lasts from a request on until the end. */
export interface Outage {
  readonly name: string;
  readonly leadsTo: Readonly<Partial<Record<Place, Required<Understood>>>>;
  /** How the tests bring it about. */
  readonly staged: string;
}

const siblings: Violations = {
  "push certificate": ["apns-certificate-judged"],
  apps: ["vpp-token-judged"],
};
const expiredAndUnread: PolicyName[] = ["ade-devices-read-completely", "ade-token-not-expired"];

function everything(tenant: PolicyName, says: string): Required<Understood> {
  const violates: Violations = {
    tenant: [tenant],
    stores: ["ade-token-judged"],
    academy: ["ade-token-judged"],
    ...siblings,
  };
  return { violates, says };
}

const noConnection = "Graph could not be reached (ECONNREFUSED).";
const withoutParts: Required<Understood> = {
  violates: { stores: ["ade-devices-read-completely"], academy: expiredAndUnread, ...siblings },
  says: noConnection,
};

export const refused: Outage = {
  name: "The connection is refused",
  leadsTo: {
    "token list": everything("ade-tenant-readable", noConnection),
    "token list, page 2": {
      violates: {
        tenant: ["ade-tenant-readable"],
        stores: ["ade-devices-read-completely"],
        academy: ["ade-token-judged"],
        ...siblings,
      },
      says: noConnection,
    },
    "default profiles": withoutParts,
    profiles: withoutParts,
    "push certificate": {
      violates: { "push certificate": ["apns-certificate-judged"] },
      says: noConnection,
    },
  },
  staged: "the server is closed when that request arrives",
};

function fromTheStart(name: string, staged: string, says: string): Outage {
  return { name, leadsTo: { "token list": everything("ade-tenant-readable", says) }, staged };
}

export const unresolved = fromTheStart(
  "Graph's name cannot be resolved",
  "Node's own resolver is made to say so of `graph.microsoft.com`; nothing is sent",
  "Graph could not be reached (ENOTFOUND).",
);

export const selfSigned = fromTheStart(
  "TLS: the certificate is nobody's, as of a network that looks into TLS",
  "an https server with a certificate that it signed itself",
  "Graph could not be reached (DEPTH_ZERO_SELF_SIGNED_CERT).",
);

export const plaintext = fromTheStart(
  "TLS: the other side speaks none",
  "https to a server that speaks http",
  "Graph could not be reached (ERR_SSL_",
);

export const noCredential: Outage = {
  name: "There is no credential",
  leadsTo: { "sign-in": everything("ade-tenant-authorized", "There is no sign-in") },
  staged: "an environment without one",
};

export const refusedCredential: Outage = {
  name: "The credential is refused",
  leadsTo: { "sign-in": everything("ade-tenant-authorized", "The sign-in was refused (") },
  staged: "a credential of Azure Pipelines that refuses its own settings",
};

export const outages: readonly Outage[] = [
  refused,
  unresolved,
  selfSigned,
  plaintext,
  noCredential,
  refusedCredential,
];
