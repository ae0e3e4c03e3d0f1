import { connect } from "node:net";
import { isLoopback } from "./clouds.ts";
import { ReadFailure } from "./read-failure.ts";

/** Where the demo tenant signs in, if the environment names one and Graph is on this machine. */
export function demoSignIn(graph: string, { IDENTITY_ENDPOINT: address = "" }: NodeJS.ProcessEnv) {
  if (!isLoopback(graph) || !URL.canParse(address)) return undefined;
  const { origin } = new URL(address);
  return isLoopback(origin) ? origin : undefined;
}

/**
 * The credential library would try a closed demo for more than a minute. Throws a `ReadFailure`
 * where nobody listens at `origin`.
 */
export async function assertListening(origin: string): Promise<void> {
  const { hostname, port, protocol } = new URL(origin);
  const host = hostname.replaceAll(/[[\]]/g, "");
  const socket = connect({ host, port: Number(port || (protocol === "https:" ? 443 : 80)) });
  try {
    await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === refused)
      throw demoClosed(origin);
  } finally {
    socket.destroy();
  }
}

/** Nobody listens there; one that has several addresses refuses at each. */
export const refused = "ECONNREFUSED";

export function demoClosed(origin: string): ReadFailure {
  return new ReadFailure("demo-closed", `The demo tenant at ${origin} is not running.`);
}

export function demoRefused(origin: string): ReadFailure {
  return new ReadFailure(
    "demo-sign-in",
    `IDENTITY_HEADER is not the one of the demo tenant at ${origin}.`,
    { signIn: true },
  );
}
