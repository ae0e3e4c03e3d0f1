import { createRequire } from "node:module";
import { join } from "node:path";
import type {
  ProgramInfo,
  RunPluginRequest,
  RunRequest,
} from "@pulumi/pulumi/proto/language_pb.js";
import type { Start } from "./children.ts";

/** How Node runs a program: the SDK beside the program has the runner. */
export function programStart(request: RunRequest, engine: string, env: NodeJS.ProcessEnv): Start {
  const info = request.getInfo();
  const directory = info?.getProgramDirectory() || request.getPwd();
  return {
    args: [
      ...nodeArguments(info),
      resolveFrom(directory, "@pulumi/pulumi/cmd/run"),
      ...options({
        monitor: request.getMonitorAddress(),
        engine,
        organization: request.getOrganization(),
        project: request.getProject(),
        "root-directory": info?.getRootDirectory() ?? "",
        stack: request.getStack(),
        pwd: directory,
        parallel: String(request.getParallel()),
      }),
      ...(request.getDryrun() ? ["--dry-run"] : []),
      info?.getEntryPoint() || ".",
      ...request.getArgsList(),
    ],
    env: { ...env, ...typeScriptSettings(info), ...configuration(request) },
  };
}

/** How Node runs a policy pack, or a provider that is written as a plugin. */
export function pluginStart(request: RunPluginRequest): Start {
  const info = request.getInfo();
  const directory = info?.getProgramDirectory() || request.getPwd();
  const env = { ...environment(request.getEnvList()), ...typeScriptSettings(info) };
  if (request.getKind() !== "analyzer") {
    const runner = resolveFrom(directory, "@pulumi/pulumi/cmd/run-plugin");
    const args = [...nodeArguments(info), runner, directory, ...request.getArgsList()];
    return { args, cwd: request.getPwd(), env };
  }
  const runner = resolveFrom(directory, "@pulumi/pulumi/cmd/run-policy-pack");
  const args = [...nodeArguments(info), runner, ...request.getArgsList(), directory];
  return { args, cwd: directory, env };
}

function resolveFrom(directory: string, module: string): string {
  return createRequire(join(directory, "package.json")).resolve(module);
}

function options(values: Readonly<Record<string, string>>): string[] {
  const given = Object.entries(values).filter(([, value]) => value !== "");
  return given.flatMap(([name, value]) => [`--${name}`, value]);
}

function configuration(request: RunRequest): Record<string, string> {
  const entries: [string, string][] = request.getConfigMap().getEntryList();
  // The engine sends "namespace:name", the runner reads "namespace:config:name".
  const config = entries.map(([key, value]) => [
    key.replace(/^([^:]+):(?:config:)?/, "$1:config:"),
    value,
  ]);
  return {
    PULUMI_CONFIG: JSON.stringify(Object.fromEntries(config)),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
  };
}

function environment(entries: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    entries.map((entry) => {
      const end = entry.indexOf("=");
      return [entry.slice(0, end), entry.slice(end + 1)];
    }),
  );
}

function runtimeOptions(info: ProgramInfo | undefined): Record<string, unknown> {
  return info?.getOptions()?.toJavaScript() ?? {};
}

function nodeArguments(info: ProgramInfo | undefined): string[] {
  const { nodeargs } = runtimeOptions(info);
  return typeof nodeargs === "string" ? nodeargs.split(/\s+/).filter(Boolean) : [];
}

function typeScriptSettings(info: ProgramInfo | undefined): Record<string, string> {
  const { typescript, tsconfig } = runtimeOptions(info);
  return {
    ...(typescript === false ? {} : { PULUMI_NODEJS_TYPESCRIPT: "true" }),
    ...(typeof tsconfig === "string" ? { PULUMI_NODEJS_TSCONFIG_PATH: tsconfig } : {}),
  };
}
