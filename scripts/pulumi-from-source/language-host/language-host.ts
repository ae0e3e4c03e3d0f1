/**
 * The language host of the Pulumi engine for Node: it starts programs and policy packs and
 * tells the engine how they ended. It stands in for the official one, which is not among
 * the Go modules the engine can be built from. Unlike there, the name and the configuration
 * of the stack are not in the environment of policy packs.
 */
import type { ChildProcess } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import type * as Grpc from "@grpc/grpc-js";
import type * as Services from "@pulumi/pulumi/proto/language_grpc_pb.js";
import type * as Language from "@pulumi/pulumi/proto/language_pb.js";
import type * as Plugin from "@pulumi/pulumi/proto/plugin_pb.js";
import { Children } from "./children.ts";
import { pluginStart, programStart } from "./requests.ts";

// The engine starts this host in the directory of the program, whose own SDK then serves.
const sdk = createRequire(join(process.cwd(), "package.json"));
const grpc: typeof Grpc = createRequire(sdk.resolve("@pulumi/pulumi"))("@grpc/grpc-js");
const services: typeof Services = sdk("@pulumi/pulumi/proto/language_grpc_pb.js");
const language: typeof Language = sdk("@pulumi/pulumi/proto/language_pb.js");
const plugin: typeof Plugin = sdk("@pulumi/pulumi/proto/plugin_pb.js");

const engineAddress = process.argv.at(-1) ?? "";
const programs = new Children();
const plugins = new Children();

/** The SDK's runner has told the user what went wrong; the engine is to add nothing. */
const bailedOut = 32;

const run: Grpc.handleUnaryCall<Language.RunRequest, Language.RunResponse> = (call, callback) => {
  const respond = (error: string, bail = false) => {
    callback(null, new language.RunResponse().setError(error).setBail(bail));
  };
  try {
    const start = programStart(call.request, engineAddress, process.env);
    const child = programs.start(start, ["ignore", "inherit", "inherit"]);
    call.on("cancelled", () => programs.stop(child));
    child.once("error", (error) => respond(error.message));
    child.once("exit", (code, signal) => {
      if (code === bailedOut) respond("", true);
      else respond(ending(code, signal));
    });
  } catch (error) {
    respond(messageOf(error));
  }
};

function ending(code: number | null, signal: NodeJS.Signals | null): string {
  if (code === 0) return "";
  return code === null
    ? `Program was ended by ${signal}`
    : `Program exited with non-zero exit code: ${code}`;
}

type Answers = Grpc.ServerWritableStream<Language.RunPluginRequest, Language.RunPluginResponse>;

function runPlugin(call: Answers): void {
  const finish = (exitCode: number) => {
    call.write(new language.RunPluginResponse().setExitcode(exitCode));
    call.end();
  };
  const complain = (error: unknown) => {
    const message = Buffer.from(`${messageOf(error)}\n`);
    call.write(new language.RunPluginResponse().setStderr(message));
  };
  try {
    const child = plugins.start(pluginStart(call.request), ["ignore", "pipe", "pipe"]);
    call.on("cancelled", () => plugins.stop(child));
    forwardOutput(child, call);
    child.once("error", complain);
    child.once("close", (code) => finish(code ?? 1));
  } catch (error) {
    complain(error);
    finish(1);
  }
}

function forwardOutput({ stdout, stderr }: ChildProcess, call: Answers): void {
  stdout?.on("data", (text: Uint8Array) => {
    call.write(new language.RunPluginResponse().setStdout(text));
  });
  stderr?.on("data", (text: Uint8Array) => {
    call.write(new language.RunPluginResponse().setStderr(text));
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function answer<Response>(response: () => Response): Grpc.handleUnaryCall<unknown, Response> {
  return (_call, callback) => callback(null, response());
}

async function end(): Promise<void> {
  await Promise.all([programs.stopAll(), plugins.stopAll()]);
  process.exit();
}

const server = new grpc.Server({
  "grpc.max_receive_message_length": -1,
  "grpc.max_send_message_length": -1,
});
server.addService(services.LanguageRuntimeService, {
  getPluginInfo: answer(() => new plugin.PluginInfo()),
  getRequiredPackages: answer(() => new language.GetRequiredPackagesResponse()),
  getRequiredPlugins: answer(() => new language.GetRequiredPluginsResponse()),
  run,
  runPlugin,
});
process.once("SIGINT", () => void end());
process.once("SIGTERM", () => void end());
// The engine holds this open: it also ends where the engine has ended before this host began.
process.stdin.once("end", () => void end()).resume();
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  console.log(port);
});
