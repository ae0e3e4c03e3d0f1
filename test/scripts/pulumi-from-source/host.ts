import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { credentials } from "@grpc/grpc-js";
import services from "@pulumi/pulumi/proto/language_grpc_pb.js";
import language from "@pulumi/pulumi/proto/language_pb.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const script = join(root, "scripts", "pulumi-from-source", "language-host", "language-host.ts");

export const spawnHost = () => spawn(process.execPath, [script, "engine:1"], { cwd: root });

/** The language host, and a client of it such as the engine is. */
export async function startHost() {
  const host = spawnHost();
  const [port] = await once(host.stdout.setEncoding("utf8"), "data");
  const address = `127.0.0.1:${String(port).trim()}`;
  const client = new services.LanguageRuntimeClient(address, credentials.createInsecure());
  return { host, client };
}

/** A program, or policy pack, whose SDK is `fake-runner.cjs`. */
export function createProgram() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "program-")));
  const sdk = join(folder, "node_modules", "@pulumi", "pulumi", "cmd");
  for (const runner of ["run", "run-policy-pack", "run-plugin"]) {
    mkdirSync(join(sdk, runner), { recursive: true });
    const fake = fileURLToPath(new URL("fake-runner.cjs", import.meta.url));
    copyFileSync(fake, join(sdk, runner, "index.js"));
  }
  const seen = (runner = "run") => {
    const file = join(sdk, runner, "seen.json");
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  };
  return { folder, seen };
}

export function runRequest(folder: string, entryPoint: string) {
  const info = new language.ProgramInfo();
  info.setRootDirectory(folder).setProgramDirectory(folder).setEntryPoint(entryPoint);
  const request = new language.RunRequest().setInfo(info).setParallel(4);
  request.setMonitorAddress("monitor:2").setOrganization("acme").setProject("tokens");
  return request.setStack("prod");
}

export function pluginRequest(folder: string, kind: string, args: string[]) {
  const info = new language.ProgramInfo().setRootDirectory(folder).setProgramDirectory(folder);
  const request = new language.RunPluginRequest().setInfo(info).setKind(kind);
  return request.setPwd(root).setArgsList(args);
}
