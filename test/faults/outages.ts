import type { PolicyName } from "../../demo/scenarios/scenario.ts";
import type { Understood, Violations } from "./fault.ts";
import type { Place } from "./place.ts";

/** What no single answer can play: it lasts from a request on until the end. */
export interface Outage {
  readonly name: string;
  readonly leadsTo: Readonly<Partial<Record<Place, Effect>>>;
  /** How the tests bring it about. */
  readonly staged: string;
}

type Effect = Required<Pick<Understood, "violates" | "says">>;

const siblings: Violations = {
  "push certificate": ["apns-certificate-judged"],
  apps: ["vpp-token-judged"],
};
const expiredAndUnread: PolicyName[] = ["ade-devices-read-completely", "ade-token-not-expired"];

function everything(tenant: PolicyName, says: string): Effect {
  const violates: Violations = {
    tenant: [tenant],
    stores: ["ade-token-judged"],
    academy: ["ade-token-judged"],
    ...siblings,
  };
  return { violates, says };
}

/** The pinned token is known from the first page. */
function fromPage2(tenant: readonly PolicyName[], says: string): Effect {
  const stores: Violations = { stores: ["ade-devices-read-completely"] };
  return { violates: { tenant, ...stores, academy: ["ade-token-judged"], ...siblings }, says };
}

function fromParts(says: string): Effect {
  const stores: Violations = { stores: ["ade-devices-read-completely"] };
  return { violates: { ...stores, academy: expiredAndUnread, ...siblings }, says };
}

/** Nothing can be had of Graph any more. */
function silence(name: string, staged: string, says: string): Outage {
  return {
    name,
    leadsTo: {
      "token list": everything("ade-tenant-readable", says),
      "token list, page 2": fromPage2(["ade-tenant-readable"], says),
      "default profiles": fromParts(says),
      profiles: fromParts(says),
      "push certificate": {
        violates: { "push certificate": ["apns-certificate-judged"] },
        says,
      },
    },
    staged,
  };
}

export const refused = silence(
  "The connection to a demo on this machine is refused",
  "the server is closed when that request arrives",
  "is not running.",
);

export const unresolved = silence(
  "Graph's name cannot be resolved",
  "Node's own resolver is made to say so: of `graph.microsoft.com`, and nothing is sent; later, of `localhost`, when that request arrives",
  "Graph could not be reached (ENOTFOUND).",
);

export const selfSigned = silence(
  "TLS: the certificate is nobody's, as of a network that looks into TLS",
  "an https server with a certificate that it signed itself; later, in place of a trusted one, when that request arrives",
  "Graph could not be reached (DEPTH_ZERO_SELF_SIGNED_CERT).",
);

const noTls = "Graph could not be reached (ERR_SSL_";

export const plaintext: Outage = {
  name: "TLS: the other side speaks none",
  leadsTo: { "token list": everything("ade-tenant-readable", noTls) },
  staged: "https to a server that speaks http",
};

export const noCredential: Outage = {
  name: "There is no credential",
  leadsTo: { "sign-in": everything("ade-tenant-authorized", "There is no sign-in") },
  staged: "an environment without one",
};

const refusal = "The sign-in was refused (";

export const refusedCredential: Outage = {
  name: "The credential is refused",
  leadsTo: { "sign-in": everything("ade-tenant-authorized", refusal) },
  staged: "a credential of Azure Pipelines that refuses its own settings",
};

export const expiringCredential: Outage = {
  name: "The sign-in expires during the read, and is not given again",
  leadsTo: {
    "token list, page 2": fromPage2(["ade-tenant-authorized", "ade-tenant-readable"], refusal),
    "default profiles": fromParts(refusal),
  },
  staged: "each sign-in lasts for one request; after the one before, there is no other",
};

const gone = "404 Not Found (ResourceNotFound).";

export const vanishing: Outage = {
  name: "A token disappears between the list and its details",
  leadsTo: {
    "default profiles": { violates: { stores: ["ade-devices-read-completely"] }, says: gone },
  },
  staged: "the tenant loses it after the last page of the list; the next check calls it missing",
};

export const outages: readonly Outage[] = [
  refused,
  unresolved,
  selfSigned,
  plaintext,
  noCredential,
  refusedCredential,
  expiringCredential,
  vanishing,
];
