import { AsyncLocalStorage } from "node:async_hooks";
import { Agent, type ClientRequestArgs } from "node:http";
import { connect } from "node:net";
import { createDefaultHttpClient, type HttpClient } from "@azure/core-rest-pipeline";

interface Answers {
  /** The last answer's status. */
  status?: number;
}

const answers = new AsyncLocalStorage<Answers>();
const library = createDefaultHttpClient();

/** `NODE_DEBUG=net` prints what a connection is asked for with: here, without the headers. */
const direct = Object.assign(new Agent(), {
  createConnection: ({ host, port }: ClientRequestArgs) =>
    connect(Number(port), host ?? "localhost"),
});

/**
 * How every sign-in of this process asks: MSAL keeps the transport that the first one brought, so
 * there is one for all.
 */
export const signInTransport: HttpClient = {
  async sendRequest(request) {
    // Managed identities answer over plain http on this machine or link; a proxy from the
    // environment would read the identity's secret and the token.
    if (new URL(request.url).protocol === "http:") request.agent = direct;
    const response = await library.sendRequest(request);
    const own = answers.getStore();
    if (own !== undefined) own.status = response.status;
    return response;
  },
};

/** @param signIn is given how to ask for the last answer, as far as it said "later" */
export async function watchingAnswers<T>(
  signIn: (busy: () => number | undefined) => Promise<T>,
): Promise<T> {
  const own: Answers = {};
  return answers.run(own, () => signIn(() => (isBusy(own.status) ? own.status : undefined)));
}

function isBusy(status: number | undefined): boolean {
  return status !== undefined && (status === 429 || status >= 500);
}
