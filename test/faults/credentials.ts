import { now } from "../stack/effects.ts";
import { answer, bent, type Props, webPage } from "./answers.ts";
import { brief, type Fault, final, nothing, type Outcome, passing } from "./fault.ts";

const anotherTenant = "5d0e9c1b-7a42-4f36-8e1d-c3b2a1908f76";
const noCredential = final("no-credential", "There is no sign-in");
const timeLimit = final("time-limit", "Signing in took longer than the time limit.");

function signIn(name: string, outcome: Outcome, play: Fault["play"]): Fault {
  return { name: `The sign-in ${name}`, leadsTo: { "sign-in": outcome }, play };
}

/** The credential library itself tries for seconds, by the real clock. */
function slowSignIn(name: string, play: Fault["play"]): Fault {
  return { ...signIn(name, timeLimit, play), within: brief };
}

/** The sign-in's own answer with some changes. */
export function granting(change: Props): Fault["play"] {
  return bent((body) => ({ ...body, ...change }));
}

/** An access token that nobody signed. */
export function unsigned(claims: object): string {
  return `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.`;
}

/** What comes of the managed identity's answers; other credentials have no loopback address. */
export const credentials: readonly Fault[] = [
  signIn(
    "is refused",
    noCredential,
    answer(400, { statusCode: 400, message: "No managed identity is assigned." }),
  ),
  signIn(
    "is for another tenant",
    final("wrong-tenant", `The sign-in is for the tenant ${anotherTenant}`),
    granting({ access_token: unsigned({ tid: anotherTenant }) }),
  ),
  signIn(
    "gives a token that cannot be read",
    final("wrong-tenant", "The sign-in is without a readable tenant"),
    granting({ access_token: "opaque" }),
  ),
  signIn(
    "gives a web page",
    passing("unreachable", "The sign-in service could not be reached (ManagedIdentityCredential"),
    webPage(200),
  ),
  signIn("gives nothing", final("sign-in-refused", "The sign-in was refused"), answer(200, {})),
  signIn(
    "lasts for one request only",
    nothing("it signs in again"),
    granting({ expires_on: String(Math.floor(now.getTime() / 1000) + 30) }),
  ),
  signIn(
    "is throttled with 429",
    passing("server-error", "The sign-in service answered 429."),
    answer(429),
  ),
  slowSignIn("fails with 503", answer(503)),
  slowSignIn("is reset", ({ response }) => response.destroy()),
  slowSignIn("is not answered", () => {}),
];
