import { isLoopback } from "./clouds.ts";

/**
 * Keeps what is meant for this machine on it: Node's own proxy support (`NODE_USE_ENV_PROXY`)
 * would send it, and its bearer token in the clear, to the environment's proxy.
 */
export function keepFromProxies(origin: string, env: NodeJS.ProcessEnv = process.env): void {
  if (!isLoopback(origin)) return;
  const { hostname } = new URL(origin);
  // The name in small letters goes before the other one.
  const name = env["no_proxy"] === undefined ? "NO_PROXY" : "no_proxy";
  const listed = (env[name] ?? "").split(/[\s,]/).filter(Boolean);
  if (!listed.includes("*") && !listed.includes(hostname))
    env[name] = [...listed, hostname].join(",");
}
