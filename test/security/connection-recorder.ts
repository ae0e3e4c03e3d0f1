/**
 * Preloaded into the processes of a run: writes down, a line of JSON each, with whom they connect
 * and which programs they start.
 */
import { ChildProcess } from "node:child_process";
import { appendFileSync } from "node:fs";
import { Socket } from "node:net";

const file = process.env["RECORDED_CONNECTIONS"] ?? "";
const [, script = "", ...args] = process.argv;

function record(what: { readonly to: string } | { readonly starts: string }): void {
  appendFileSync(file, `${JSON.stringify({ script, args, ...what })}\n`);
}

/** `connect` takes options, a port and a host, a path, or all of that in a list of Node's own. */
function target(given: readonly unknown[]): string {
  const [first, second] = Array.isArray(given[0]) ? given[0] : given;
  if (typeof first !== "object" || first === null) {
    return typeof second === "string" ? `${second}:${first}` : String(first);
  }
  const { host, port, path } = { host: "localhost", port: undefined, path: undefined, ...first };
  return path === undefined || path === null ? `${host}:${port}` : String(path);
}

/** Runs `before` with the arguments of a method, and then the method. */
function observe(
  prototype: object,
  name: string,
  before: (args: readonly unknown[]) => void,
): void {
  const method: unknown = Reflect.get(prototype, name);
  if (typeof method !== "function") throw new Error(`There is no ${name} to observe.`);
  Reflect.set(prototype, name, function observed(this: unknown, ...given: unknown[]): unknown {
    before(given);
    return Reflect.apply(method, this, given);
  });
}

observe(Socket.prototype, "connect", (given) => record({ to: target(given) }));
observe(ChildProcess.prototype, "spawn", ([options]) => {
  const { file: starts } = { file: "", ...(typeof options === "object" && options) };
  record({ starts });
});
