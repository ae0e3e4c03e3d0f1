import { AsyncLocalStorage } from "node:async_hooks";
import { Agent, type ClientRequestArgs } from "node:http";
import { connect } from "node:net";
import { createDefaultHttpClient, type HttpClient } from "@azure/core-rest-pipeline";

/** The last answer, and who gave it. */
interface Answer {
  status?: number;
  origin?: string;
}

const answers = new AsyncLocalStorage<Answer>();
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
    if (own !== undefined)
      Object.assign(own, { status: response.status, origin: new URL(request.url).origin });
    return response;
  },
};

/** @param signIn is given how to ask for the last answer */
export async function watchingAnswers<T>(
  signIn: (last: () => Readonly<Answer>) => Promise<T>,
): Promise<T> {
  const own: Answer = {};
  return answers.run(own, () => signIn(() => own));
}

/** Its status, as far as it said "later". */
export function busyIn({ status = 0 }: Readonly<Answer>): number | undefined {
  return status === 429 || status >= 500 ? status : undefined;
}
