import { accessSync, constants } from "node:fs";
import { z } from "zod";
import { cloudOf, clouds, isLoopback } from "../../../stack/graph/clouds.ts";
import { keepFromProxies } from "../../../stack/graph/proxies.ts";
import { declaredIn, type DoctorCheck, fail, ok, warn } from "../world.ts";
import { settingLine } from "../../shell.ts";

const proxies = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"];
const others = ["NO_PROXY", "no_proxy", "NODE_USE_ENV_PROXY", "NODE_OPTIONS"];

export const settings: DoctorCheck = {
  name: "network",
  title: "Proxies and certificates",
  fails:
    "TLS is not checked, or a root certificate cannot be read; it warns of a proxy that Node does not use",
  needs: [],
  async run({ env }) {
    const roots = env["NODE_EXTRA_CA_CERTS"];
    const all = [...proxies, ...others, "NODE_EXTRA_CA_CERTS"].flatMap((name) =>
      env[name] ? [`${name}=${withoutUser(env[name])}`] : [],
    );
    const seen = all.length === 0 ? "no proxy, Node's own root certificates" : all.join(" ");
    if (env["NODE_TLS_REJECT_UNAUTHORIZED"] === "0")
      return fail("NODE_TLS_REJECT_UNAUTHORIZED=0: nothing is sent then", [
        "Remove it, and trust the proxy's root certificate: NODE_EXTRA_CA_CERTS=<file>",
      ]);
    if (roots && !isReadable(roots))
      return fail(`NODE_EXTRA_CA_CERTS names ${roots}, which cannot be read`, [
        "Correct the path, or remove the variable.",
      ]);
    return proxies.some((name) => env[name]) && !usesProxy(env)
      ? warn(seen, ["Graph is read without the proxy until NODE_USE_ENV_PROXY=1 is set as well."])
      : ok(seen);
  },
};

function usesProxy(env: NodeJS.ProcessEnv): boolean {
  return env["NODE_USE_ENV_PROXY"] === "1" || /--use-env-proxy/.test(env["NODE_OPTIONS"] ?? "");
}

function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/** A proxy's address may have a password in it. */
function withoutUser(address: string): string {
  return address.replace(/\/\/[^/@]*@/, "//…@");
}

const certificateCodes = /CERT|SELF_SIGNED|UNABLE_TO_(?:GET_ISSUER|VERIFY)|ERR_TLS|certificate/i;

export const reach: DoctorCheck = {
  name: "reach",
  title: "Graph reachable",
  fails: "Graph does not answer: the network, a proxy, a certificate",
  needs: ["stack-file", "network"],
  async run({ ask, env }, found) {
    const { origin } = new URL(declaredIn(found).connection.endpoint);
    keepFromProxies(origin);
    const answer = await ask(`${origin}/v1.0/`);
    if ("failure" in answer)
      return fail(`${origin} does not answer (${answer.failure})`, adviceOn(answer.failure, env));
    const { date } = answer;
    return { ...ok(`${origin} answers`), found: { ...(date && { graphDate: date }) } };
  },
};

function adviceOn(failure: string, env: NodeJS.ProcessEnv): readonly string[] {
  if (certificateCodes.test(failure))
    return [
      "Something opens TLS on the way: trust its root certificate, NODE_EXTRA_CA_CERTS=<file>",
    ];
  const proxy = proxies.find((name) => env[name]);
  if (proxy === undefined)
    return [
      "Allow https to this host. Where only a proxy leads out: HTTPS_PROXY and NODE_USE_ENV_PROXY=1",
    ];
  return usesProxy(env)
    ? [`Let the proxy of ${proxy} allow CONNECT to this host on port 443.`]
    : [`A proxy is set and Node does not use it: ${settingLine("NODE_USE_ENV_PROXY", "1")}`];
}

/** Entra refuses assertions, and Graph tokens, that are five minutes away. */
const tolerated = 5 * 60_000;

export const clock: DoctorCheck = {
  name: "clock",
  title: "Clock",
  fails: "it is more than five minutes away from Graph's; it warns from one minute on",
  needs: ["reach"],
  async run({ effects }, { graphDate }) {
    if (graphDate === undefined) return warn("Graph's answer has no date", []);
    const seconds = Math.round((effects.now().getTime() - graphDate.getTime()) / 1000);
    const way = seconds > 0 ? "ahead of" : "behind";
    const seen = `${Math.abs(seconds)} s ${way} Graph's`;
    if (Math.abs(seconds) <= 60) return ok(seconds === 0 ? "as Graph's" : seen);
    const todo = ["Let this machine take its time from a time server (NTP)."];
    return Math.abs(seconds) * 1000 > tolerated ? fail(seen, todo) : warn(seen, todo);
  },
};

const discovery = z.object({ msgraph_host: z.string().optional().catch(undefined) });

/** Entra says without a sign-in whether it knows a tenant, and which Graph is the tenant's. */
export const cloud: DoctorCheck = {
  name: "cloud",
  title: "Tenant's cloud",
  fails: "Entra does not know the tenant, or says that its Graph is another cloud's",
  needs: ["reach"],
  async run({ ask }, found) {
    const { endpoint, tenantId = "" } = declaredIn(found).connection;
    if (isLoopback(endpoint)) return ok("a tenant that is played on this machine");
    const { authorityHost: host } = cloudOf(endpoint);
    const answer = await ask(`${host}/${tenantId}/v2.0/.well-known/openid-configuration`);
    if ("failure" in answer)
      return fail(`${host} does not answer (${answer.failure})`, [
        "Allow https to this host as well: the sign-in is there.",
      ]);
    const { status, body } = answer;
    const graph = discovery.safeParse(body).data?.msgraph_host;
    if (status === 200 && (graph === undefined || `https://${graph}` === endpoint))
      return ok(`${new URL(host).hostname} knows the tenant`);
    return status === 200
      ? fail(`the tenant's Graph is ${graph}, not ${new URL(endpoint).hostname}`, [
          cloudLine(graph),
        ])
      : fail(`${new URL(host).hostname} knows no tenant ${tenantId} (${status})`, [
          "Correct apple-ade:tenantId (Entra admin centre > Overview > Tenant ID), or the tenant's cloud: apple-ade:graph.cloud",
        ]);
  },
};

function cloudLine(graph: string | undefined): string {
  const known = Object.entries(clouds).find(([, { origin }]) => origin === `https://${graph}`);
  return known === undefined
    ? "apple-ade:graph knows no such cloud."
    : `In the stack's file: apple-ade:graph: {cloud: ${known[0]}}`;
}
