import { sameId } from "../../policy/wire/id.ts";
import { isCloud, isLoopback } from "./clouds.ts";
import { ReadFailure } from "./read-failure.ts";

/** Which tenant is read, and how: part of every resource's declared inputs. */
export interface Connection {
  /** GUID of the Entra tenant; absent only with a loopback endpoint. */
  readonly tenantId?: string;
  /** The application that signs in, for credentials that take one. */
  readonly clientId?: string;
  /** Origin of Graph: one of the clouds, or a loopback address. */
  readonly endpoint: string;
  /** The time of each read in seconds: the token list, a token's profiles, and so on. */
  readonly timeoutSeconds: number;
  /** False: a list may have fewer elements than Graph states. */
  readonly trustCount?: boolean;
}

/**
 * State outlives configuration: a recorded origin that is neither a Graph cloud nor this machine
 * gets no request and no token. Throws a `ReadFailure`.
 */
export function assertAllowed(connection: Connection, env: NodeJS.ProcessEnv): void {
  const { endpoint, tenantId } = connection;
  if (!isCloud(endpoint) && !isLoopback(endpoint)) {
    throw ReadFailure.unexpected(
      `The recorded Graph endpoint ${JSON.stringify(endpoint)} is neither a Graph cloud nor a loopback address; nothing was sent to it.`,
    );
  }
  // In a program the id may be an output, which turns out to be nothing.
  if (tenantId === undefined && !isLoopback(endpoint)) {
    throw new ReadFailure(
      "wrong-tenant",
      "No tenantId is declared, so the sign-in may belong to another tenant; nothing was sent.",
    );
  }
  assertOwnIdentity(connection, env);
  // Anybody on the way could answer in Graph's name, and take the token.
  if (env["NODE_TLS_REJECT_UNAUTHORIZED"] === "0" && !isLoopback(endpoint)) {
    throw ReadFailure.unexpected(
      "NODE_TLS_REJECT_UNAUTHORIZED=0 switches off the check of who answers; nothing was sent. Trust the proxy's certificate instead: NODE_EXTRA_CA_CERTS.",
    );
  }
}

/** Where a job states who it is. */
const identityVariables = {
  tenantId: ["AZURE_TENANT_ID", "AZURESUBSCRIPTION_TENANT_ID"],
  clientId: ["AZURE_CLIENT_ID", "AZURESUBSCRIPTION_CLIENT_ID"],
} as const;

/** The job's ids win: whoever may change the stack's file must not aim the check elsewhere. */
function assertOwnIdentity(connection: Connection, env: NodeJS.ProcessEnv): void {
  for (const key of ["tenantId", "clientId"] as const) {
    const declared = connection[key];
    const other = identityVariables[key]
      .map((variable) => ({ variable, stated: env[variable] ?? "" }))
      .find(({ stated }) => stated !== "" && !sameId(stated, declared));
    if (declared === undefined || other === undefined) continue;
    const { variable, stated } = other;
    throw new ReadFailure(
      "wrong-tenant",
      `apple-ade:${key} declares ${declared}, but ${variable} of this job is ${isGuid(stated) ? stated : "no GUID; write the id there"}; nothing was sent.`,
      { signIn: true },
    );
  }
}

/** Any other text could be a secret in the wrong place. */
function isGuid(text: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}

/** Who is asked, and as whom. */
export function keyOf({ tenantId, clientId, endpoint }: Connection): string {
  return JSON.stringify([tenantId, clientId, endpoint]);
}
